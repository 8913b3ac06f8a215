"""What several texts say against others: the clauses that deny something, and those that assert it, together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.link.claims import Features
from tasks.link.conflicts.events import Story, linked
from tasks.link.conflicts.records import Conflict
from tasks.link.records import Statement

OPEN_TENSES = ("present", "present perfect")  # what is denied in these may come true later
YET = re.compile(r"\b(?:yet|so far|still)\b|\brul\w+ out\b|\bdecid", re.IGNORECASE)
Denial = tuple[Features, Features]  # a clause that denies what the other says


@dataclass(frozen=True, slots=True)
class Dispute:
    """The clauses of one disagreement, each side in the order of their ids."""

    denied: tuple[Features, ...]
    held: tuple[Features, ...]

    @property
    def members(self) -> list[Features]:
        """Those of both sides, in the order of their ids."""
        every = {row.statement.statement_id: row for row in (*self.denied, *self.held)}
        return [every[key] for key in sorted(every)]


def disputes(found: Iterable[Denial]) -> list[Dispute]:
    """Denials that hang together by a clause, by their first clause."""
    denials = list(found)
    rows = {row.statement.statement_id: row for pair in denials for row in pair}
    order = {key: index for index, key in enumerate(sorted(rows))}
    places = [(order[one.statement.statement_id], order[other.statement.statement_id]) for one, other in denials]
    ordered = [rows[key] for key in order]
    groups = [[pair for pair in places if pair[0] in group] for group in map(frozenset, linked(places))]
    return [
        Dispute(*(tuple(ordered[index] for index in sorted({pair[side] for pair in group})) for side in (0, 1)))
        for group in groups
    ]


def stands(story: Story, dispute: Dispute, undecided: frozenset[str]) -> bool:
    """Whether both sides are of texts that are not `undecided`, and neither is one that the other has overtaken."""
    sides = dispute.denied, dispute.held
    if not all({row.copy_group for row in side} - undecided for side in sides):
        return False
    return not any(
        all(row.statement.negated and _is_open(row.statement) for row in side)
        and _all_before([story.time(row) for row in side], [story.time(row) for row in others])
        for side, others in (sides, sides[::-1])
    )


def _is_open(statement: Statement) -> bool:
    """Whether what a clause denies may come true later: in reported speech, "had not decided yet" may."""
    return statement.tense in OPEN_TENSES or (statement.tense == "past perfect" and bool(YET.search(statement.text)))


def _all_before(ones: Sequence[datetime | None], others: Sequence[datetime | None]) -> bool:
    first = [time for time in ones if time]
    second = [time for time in others if time]
    return len(first) == len(ones) and len(second) == len(others) and max(first) < min(second)


def negation(story: Story, dispute: Dispute) -> Conflict:
    """A disagreement as a conflict, whose readings are its clauses."""
    readings = tuple(
        story.reading(row, row.statement.text, row.statement.char_start, row.statement.char_end)
        for row in dispute.members
    )
    plain = dispute.held[0].statement
    return Conflict("negation", f"whether {plain.text}", readings, None, story.claim_of.get(plain.statement_id))
