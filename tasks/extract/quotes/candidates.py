"""What a rule proposes: a cue, who might be speaking, and the characters that might be what is said."""

from __future__ import annotations

from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal. `cue` is a token span (None without a cue) and `head` its main token, `kind` the class of what it
    says, `frame` what it takes, `rule` which rule proposes it; `speaker` the head token of who speaks; `content`
    stretches of characters in order, outer marks still round them.
    """

    rule: str
    content: Spans
    cue: tuple[int, int] | None = None
    head: int | None = None
    kind: str = "none"
    frame: str = "none"
    speaker: int | None = None
