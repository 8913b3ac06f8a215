"""What a statement is: the published view's columns that one article can know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause that asserts something. Offsets are code points of the doc's text, end exclusive.

    `subject` does, `object` is done to or is what the subject is said to be, active or passive: "police arrested 1,200"
    and "1,200 were arrested by police" have the same two, "1,200 were arrested" has no subject. Both are as worded,
    without the clauses that tell more of them; where the clause has none of its own ("who", "and closed it") they are
    those it stands for. `predicate` is a lemma, with its particle or preposition ("shut down", "vote against"), "be"
    for a copula; verbs that only colour another ("plans to shut down", "failed to") show in `modality` and `negated`.
    `negated` is of what is asserted: "failed to close" is not to have closed, "denied that it closed" asserts, in the
    denier's voice, that it did not. `text` holds, beside the clause's own words, a clause behind it that says when or
    why ("closed after it rained"), which is a statement of its own too; not what is joined to it, nor what tells more
    of its last noun at length. `place` is as worded without its preposition, `date_text` with it. `voice` is
    `quoted` for what somebody is reported to say; then `quote_start`, `quote_end` are those of the innermost quote
    around it, where quotes were looked for before, else None.
    """

    subject: str | None
    predicate: str
    predicate_class: str | None
    object: str | None
    negated: bool
    modality: str | None
    tense: str | None
    place: str | None
    date_text: str | None
    voice: str
    text: str
    char_start: int
    char_end: int
    sentence_start: int
    sentence_end: int
    subject_start: int | None
    subject_end: int | None
    quote_start: int | None
    quote_end: int | None
