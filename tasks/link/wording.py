"""How two wordings of one thing said agree, word by word.

Words are compared without case, marks and punctuation; an apostrophe inside a word is a letter, a point or comma
between digits too, and initials with points (U.N.) are one word without them. The longest common runs are Ratcliff and
Obershelp's, as `difflib` finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z](?:\.?['\u2019]s)?(?![^\W_])")
WORD = re.compile(rf"{_INITIALS.pattern}|[^\W_]+(?:(?:['\u2019\u02bc]|[.,](?=\d))[^\W_]+)*")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})


@dataclass(frozen=True, slots=True)
class Step:
    """A run of words: `equal` in both, `replace`, `delete` (only the reference's), `insert` (only the variant's)."""

    op: str
    reference: tuple[str, ...]
    variant: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """The words of a text, as they are spelled."""
    return tuple(WORD.findall(text))


def folded(word: str) -> str:
    """A word as it is compared: without case, its apostrophes straight, its initials without points."""
    pointless = word.replace(".", "") if _INITIALS.fullmatch(word) else word
    return pointless.translate(_APOSTROPHES).casefold()


def align(reference: str, variant: str) -> tuple[Step, ...]:
    """The steps from the reference to the variant, words in their own spelling; together they hold every word."""
    ours, theirs = words(reference), words(variant)
    matcher = SequenceMatcher(None, [folded(word) for word in ours], [folded(word) for word in theirs], autojunk=False)
    return tuple(Step(op, ours[a:b], theirs[c:d]) for op, a, b, c, d in matcher.get_opcodes())


def differing(reference: str, variant: str) -> tuple[str, ...]:
    """The words that only the reference ("-word") or only the variant ("+word") has, folded, in order."""
    marked: list[str] = []
    for step in align(reference, variant):
        if step.op != "equal":
            marked += [f"-{folded(word)}" for word in step.reference]
            marked += [f"+{folded(word)}" for word in step.variant]
    return tuple(marked)


def agreement(reference: str, variant: str) -> str:
    """`same` words, one a contiguous `part` of the other, or `differs`."""
    ours, theirs = _spaced(reference), _spaced(variant)
    if ours == theirs:
        return "same"
    return "part" if ours.strip() and theirs.strip() and (ours in theirs or theirs in ours) else "differs"


def _spaced(text: str) -> str:
    """Folded words with a space on each side, so that a run of words is a run of characters."""
    return f" {' '.join(folded(word) for word in words(text))} "
