"""Names as they stand in a doc: those the pipeline found, and those it missed of bearers it found elsewhere."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from tasks import names
from tasks.extract.entities import lexicon
from tasks.extract.entities.groups import Naming
from tasks.extract.entities.naming import form_of
from tasks.extract.quotes.persons import evidence
from tasks.extract.quotes.roles import unmarked
from tasks.extract.quotes.tree import body_end
from tasks.names import Words
from warehouse.terms import MENTION_KINDS

# Labels of other pipelines (OntoNotes, CoNLL 2003, WikiNER) in the warehouse's terms.
KIND_OF_LABEL = {kind: kind for kind in MENTION_KINDS} | {
    "PER": "PERSON", "GPE": "LOC", "LOCATION": "LOC", "FACILITY": "FAC", "ORGANIZATION": "ORG",
    "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
INITIALS = re.compile(r"\s?\(([A-Z][A-Za-z&]{0,8}[A-Z])\)")  # what a long name is shortened to right after it
TITLE_REACH = 6  # tokens before a name in which its title is looked for
MOST_WORDS = 6  # tokens of a missed name
DAYS = frozenset(name.lower() for name in (*day_name, *month_name) if name)


@dataclass(frozen=True, slots=True)
class Named:
    """A name's tokens, its characters, their text, and what it says."""

    start: int
    end: int
    char_start: int
    char_end: int
    text: str
    naming: Naming


def found_names(doc: Doc) -> list[Named]:
    """The names of ``doc.ents`` that are of a kind of mentions, left to right; days and months name nobody.

    People whom it passes over are among them where the word before tells who they are: *haulier Ines Lopez*.
    """
    found = ((span, KIND_OF_LABEL.get(span.label_)) for span in doc.ents if span.text.strip())
    marked = [_named(span, kind) for span, kind in found if kind and not _is_date(span, kind)]
    more = [_roled(doc, start, end) for start, end in unmarked(doc)]
    return sorted([*marked, *more], key=lambda one: one.char_start) if more else marked


def _roled(doc: Doc, start: int, end: int) -> Named:
    one = named(doc, (start, end), doc[start].idx, doc[start:end].text, "PERSON")
    return replace(one, naming=replace(one.naming, sure=True))


def _is_date(span: Span, kind: str) -> bool:
    words = [token.lower_ for token in span if token.is_alpha]
    return kind != "PERSON" and bool(words) and DAYS.issuperset(words)


def _named(span: Span, kind: str) -> Named:
    """A name of ``doc.ents``, of the kind that what stands beside it tells, and with the first word of a union's."""
    told = evidence(span)
    span = _whole_body(span, kind)
    lead, text = trim(span.text)
    found = named(span.doc, (span.start, span.end), span.start_char + lead, text, kind)
    if told is None:
        return found
    form = form_of(text, told.kind, found.naming.form.title or told.office if told.kind == "PERSON" else None)
    return replace(found, naming=Naming(form, told.kind, found.char_start, True))


def _whole_body(span: Span, kind: str) -> Span:
    """*Bakers' and Millers' Union*, where only *Millers' Union* was taken for the name."""
    start = span.start - 3
    if kind != "ORG" or start < 0 or body_end(span.doc, start + 1) < span.end:
        return span
    return span.doc[start : span.end]


def named(doc: Doc, tokens: tuple[int, int], char_start: int, text: str, kind: str) -> Named:
    """A name of some tokens; one of unsure kind that a title stands right before is a person's."""
    start, end = tokens
    title = title_before(doc, start)
    beside = names.fold(doc[start - 1].text).rstrip(".") if start else ""
    if kind != "PERSON" and beside in lexicon.honorifics() and doc[start - 1].is_title and _is_no_place(text, kind):
        kind = "PERSON"
    elif kind == "PERSON" and title is None and _is_no_person(text):
        kind = "LOC" if len(text.strip(".")) > 1 else "MISC"
    form = form_of(text, kind, title if kind == "PERSON" else None)
    return Named(start, end, char_start, char_start + len(text), text, Naming(form, kind, char_start))


def _is_no_place(text: str, kind: str) -> bool:
    return kind in ("LOC", "ORG", "MISC") and len(text.split()) <= 2 and not names.is_place(names.words(text))


def _is_no_person(text: str) -> bool:
    """Whether a name is a letter, or begins by saying what sort of place it is."""
    found = names.words(text)
    return len(text.strip(".")) < 2 or (len(found) > 1 and found[0] in names.generics())


def trim(text: str) -> tuple[int, str]:
    """How far into a name's text it begins, and the name: it ends where its line ends."""
    begun = text.lstrip()
    return len(text) - len(begun), begun.split("\n", 1)[0].rstrip()


def title_before(doc: Doc, start: int) -> str | None:
    """The title that stands before a name: *Secretary of State*, *Mr*; None where another name or clause does.

    Of somebody's relative it stands over a comma too: *his wife, Ana*.
    """
    if start > 1 and doc[start - 1].text == "," and names.fold(doc[start - 2].text) in lexicon.kin():
        return names.fold(doc[start - 2].text)
    for at in range(start - 1, max(-1, start - 1 - TITLE_REACH), -1):
        token = doc[at]
        word = names.fold(token.text).rstrip(".")
        if word in lexicon.titles():
            return word
        if not (word in ("of", "for") or (token.pos_ in ("NOUN", "PROPN", "ADJ") and token.is_alpha)):
            return None
    return None


def stated_initials(doc: Doc, found: list[Named]) -> Iterator[tuple[Named, Named]]:
    """Long names with the initials in brackets right after them."""
    by_start = {one.char_start: one for one in found}
    text = doc.text  # put together anew each time it is asked for
    for long in found:
        match = INITIALS.match(text, long.char_end)
        if match is None or not _can_be_shortened(long.naming, match[1]):
            continue
        short = by_start.get(match.start(1))
        span = doc.char_span(match.start(1), match.end(1))
        if short is None and span is not None and not any(token.ent_type_ for token in span):
            short = named(doc, (span.start, span.end), span.start_char, span.text, long.naming.kind)
        if short is not None:
            yield long, short


def _can_be_shortened(naming: Naming, short: str) -> bool:
    words = naming.form.words
    if len(words) < 2 or naming.kind in ("PERSON", "NORP"):
        return False
    return naming.kind != "LOC" or names.fold(short)[0] == words[0][0]


def missed_names(doc: Doc, found: list[Named]) -> Iterator[Named]:
    """Further places of names that the pipeline found once: whole names, and people's surnames."""
    known = _known(found)
    taken = {at for one in found for at in range(one.start, one.end)}
    at = 0
    while at < len(doc):
        match = _match(doc, at, known) if _could_begin(doc[at]) and at not in taken else None
        if match is None:
            at += 1
            continue
        end, kind = match
        yield named(doc, (at, end), doc[at].idx, doc[at:end].text, kind)
        at = end


def _known(found: list[Named]) -> dict[str, dict[Words, str]]:
    """First word → wordings that begin with it → kind."""
    known: dict[str, dict[Words, str]] = defaultdict(dict)
    for one in found:
        words, kind = names.words(one.naming.form.shown), one.naming.kind
        if not words or (len(words) == 1 and words[0] in names.common() | set(lexicon.titles())):
            continue
        known[words[0]].setdefault(words, kind)
        if kind == "PERSON" and len(words) > 1:
            known[words[-1]].setdefault(words[-1:], kind)
    return known


def _could_begin(token: Token) -> bool:
    return not token.ent_type_ and token.text[:1].isupper() and not token.is_space


def _match(doc: Doc, at: int, known: dict[str, dict[Words, str]]) -> tuple[int, str] | None:
    wordings = known.get(names.fold(doc[at].text))
    if not wordings:
        return None
    if doc[at].pos_ not in ("PROPN", ""):
        return _surname(doc, at, wordings)
    for end in range(min(len(doc), at + MOST_WORDS), at, -1):
        words = tuple(names.fold(token.text) for token in doc[at:end])
        if words in wordings and not any(token.ent_type_ for token in doc[at:end]) and _is_whole(doc, at, end):
            return end, wordings[words]
    return None


def _surname(doc: Doc, at: int, wordings: dict[Words, str]) -> tuple[int, str] | None:
    """A person's surname that the tagger took for a common word, which the text has nowhere: *Waters said*."""
    word = doc[at]
    named = wordings.get((names.fold(word.text),)) == "PERSON" and word.is_title and word.tag_ not in ("VB", "VBP")
    if not named or not _is_whole(doc, at, at + 1) or _is_joined(word):
        return None
    common = any(one.lower == word.lower and one.is_lower for one in doc)
    return None if common else (at + 1, "PERSON")


def _is_joined(word: Token) -> bool:
    """Whether a hyphen, or a word with a capital inside a sentence, stands right beside a word."""
    before, after = word.doc[max(0, word.i - 1)], word.doc[min(len(word.doc) - 1, word.i + 1)]
    capital = before.is_title and before.i < word.i and not before.is_sent_start
    return capital or any(one.text == "-" and one.i != word.i for one in (before, after))


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    """Whether no further word of a name stands beside some tokens."""
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    titled = before is not None and names.fold(before.text).rstrip(".") in lexicon.titles()
    return (before is None or titled or not _is_proper(before)) and (after is None or not _is_proper(after))


def _is_proper(token: Token) -> bool:
    return token.is_alpha and token.text[:1].isupper() and (token.pos_ == "PROPN" or bool(token.ent_type_))
