"""Every statement of a doc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.extract.quotes.records import Quote
from tasks.extract.statements import adjuncts, predicates
from tasks.extract.statements.clause import Clause
from tasks.extract.statements.clauses import find_clauses
from tasks.extract.statements.extents import Extents, Span, after_dateline, sentence_at, sentences
from tasks.extract.statements.record import Statement
from tasks.extract.statements.roles import LONGEST, Roles, phrase, roles, state_phrase
from tasks.extract.statements.tree import NOUNS, Tree, read
from tasks.extract.statements.voices import Voices, is_cue, reported_heads


@dataclass(frozen=True, slots=True)
class Found:
    """A clause with its characters, those of its sentence, the quote it stands in, and whether the tree reports it."""

    clause: Clause
    span: Span
    sentence: Span
    quote: Quote | None
    reported: bool

    @property
    def within(self) -> Span | None:
        """The characters of the quote."""
        return (self.quote.char_start, self.quote.char_end) if self.quote is not None else None


def find_statements(doc: Doc) -> tuple[Statement, ...]:
    """What a doc's clauses assert, in the order of their characters, no two of the same; none without a whole tree."""
    if not doc.has_annotation("DEP", require_complete=True) or not doc.has_annotation("SENT_START"):
        return ()
    tree = read(doc)
    quotes: Sequence[Quote] = doc._.quotes if Doc.has_extension("quotes") else ()
    return tuple(_statement(tree, found) for found in _found(tree, Voices(quotes)))


def _found(tree: Tree, voices: Voices) -> list[Found]:
    """The clauses that assert something, each with characters that no other one has."""
    clauses = find_clauses(tree)
    contents = {clause.head for clause in clauses if clause.asserts}
    asserting = [one for one in clauses if one.asserts and not is_cue(tree, one, contents)]
    speaking = voices.speaking(tree, asserting)
    reported = reported_heads(tree, clauses)
    extents, spans = Extents(tree, clauses), sentences(tree)
    taken: dict[Span, Found] = {}
    for clause in asserting:
        sentence = sentence_at(spans, tree.starts[clause.verb])
        if clause.head in speaking or sentence is None:
            continue
        quote = voices.at(tree.starts[clause.head])
        span = extents.of(clause, sentence, (quote.char_start, quote.char_end) if quote else None)
        if span is not None:
            taken.setdefault(span, Found(clause, span, sentence, quote, clause.source.head in reported))
    return [taken[span] for span in sorted(taken)]


def _statement(tree: Tree, found: Found) -> Statement:
    clause, quote = found.clause, found.quote
    parts = roles(tree, clause)
    subject = _subject(tree, parts.doer, found.sentence)
    lemma = predicates.predicate(tree, clause.verb)
    return Statement(
        subject=_text(tree, subject), predicate=lemma,
        predicate_class=predicates.predicate_class(tree, clause.verb, lemma),
        object=_text(tree, _object(tree, parts, found.within)),
        negated=predicates.negated(tree, clause), modality=predicates.modality(tree, clause),
        tense=predicates.tense(tree, clause), place=adjuncts.place(tree, clause, parts),
        date_text=adjuncts.date_text(tree, clause, parts),
        voice="quoted" if quote is not None or found.reported else "outlet",
        text=tree.text[slice(*found.span)], char_start=found.span[0], char_end=found.span[1],
        sentence_start=found.sentence[0], sentence_end=found.sentence[1],
        subject_start=subject and subject[0], subject_end=subject and subject[1],
        quote_start=quote.char_start if quote else None, quote_end=quote.char_end if quote else None,
    )  # fmt: skip


def _subject(tree: Tree, head: int | None, sentence: Span) -> Span | None:
    """The characters of the subject, without a dateline before it."""
    if head is None:
        return None
    low = after_dateline(tree.text, *sentence) if sentence[0] <= tree.starts[head] < sentence[1] else 0
    if tree.starts[head] < low:
        head = _first_noun(tree, head, low)
    span = _chars(tree, *phrase(tree, head)) if head is not None else None
    return (max(span[0], low), span[1]) if span is not None else None


def _first_noun(tree: Tree, head: int, low: int) -> int | None:
    """The first noun after a dateline of a phrase that the tree begins in it."""
    nodes = range(head + 1, min(tree.edges(head)[1] + 1, head + LONGEST))
    return next((one for one in nodes if tree.starts[one] >= low and tree.pos[one] in NOUNS), None)


def _object(tree: Tree, parts: Roles, within: Span | None) -> Span | None:
    """The characters of the object; none for a place that something is in: that is the statement's place."""
    if parts.done is not None:
        span = _chars(tree, *phrase(tree, parts.done))
    elif parts.state is None or adjuncts.is_place(tree, parts.state):
        return None
    else:
        span = _chars(tree, *state_phrase(tree, parts.state))
    if span is not None and within is not None and within[0] <= span[0] < within[1]:
        span = span[0], min(span[1], within[1])
    return span


def _chars(tree: Tree, start: int, end: int) -> Span | None:
    """Characters of a token span, without spaces round them, to the first line's end; None where it has no others."""
    first, last = tree.chars(start, end)
    text = tree.text[first:last]
    lead = len(text) - len(text.lstrip())
    kept = text.lstrip().split("\n", 1)[0].rstrip()
    return (first + lead, first + lead + len(kept)) if kept else None


def _text(tree: Tree, span: Span | None) -> str | None:
    return tree.text[slice(*span)] if span is not None else None
