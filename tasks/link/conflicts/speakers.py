"""Which person a quotation is given to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from tasks import names
from tasks.link.records import Quote, Report
from tasks.link.stems import read_lines
from tasks.link.terms import stem, terms
from tasks.link.words import words

LEAST_NAMES = 2  # a person is named in full: a single word may be a company's
TITLED = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)
DEFINITE = re.compile(r"^the\s", re.IGNORECASE)
OF = re.compile(r",|\s(?:of|for|at|in|from|with|who|on)\s")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_full = r"(?:[A-Z][\w'’-]+\s){1,2}[A-Z][\w'’-]+"
NAMED_FIRST = re.compile(rf"^({_full})(?=,|$)")
NAMED_AFTER = re.compile(rf"^,\s({_full})(?=,)")
NAMED_NEXT = re.compile(rf"^\s({_full})\b")  # behind a title: Governor Emma Gale
NAMED_BEFORE = re.compile(rf"({_full}),\s$")  # before "who"
RELATED = re.compile(r"^(?P<whose>[\w'’ -]+),\s(?P<name>[A-Z][\w'’-]+)$")  # the victim's mother, Anna
OFFICE = re.compile(r"^the\s(?P<office>[a-z][\w-]+(?:\s[a-z][\w-]+)?)$", re.IGNORECASE)


def named_speaker(quote: Quote, report: Report) -> str | None:
    """The person's name that a quote's speaker has: the canonical one, or one written beside a description."""
    if is_person(quote.speaker):
        return quote.speaker
    text = quote.speaker_text or ""
    if first := NAMED_FIRST.match(text):
        return first.group(1) if is_person(first.group(1)) else None
    related = RELATED.match(text)
    if related and stem(related["whose"].split()[-1].lower()) in _persons():
        return related["name"]
    return _named_beside(text, quote, report) or (_bearer(text, report) if quote.speaker is None else None)


def _named_beside(text: str, quote: Quote, report: Report) -> str | None:
    """The name behind a speaker's description or title, or before a *who*."""
    sentence = report.text(quote.field, quote.sentence_start, quote.sentence_end)
    at = sentence.find(text) if text else -1
    if at < 0:
        return None
    rest = sentence[at + len(text) :]
    found = NAMED_AFTER.match(rest) or (quote.speaker is None and text.istitle() and NAMED_NEXT.match(rest))
    found = found or (text.lower() == "who" and NAMED_BEFORE.search(sentence[:at]))
    return found.group(1) if found and is_person(found.group(1)) else None


def _bearer(text: str, report: Report) -> str | None:
    """The only one whom a report names with an office: of "the clerk", Ann Lee of "County Clerk Ann Lee"."""
    office = OFFICE.match(text)
    if not office:
        return None
    pattern = rf"\b(?i:{re.escape(office['office'])}),?\s({_full})\b"
    names_found = {name for each in report.fields.values() for name in re.findall(pattern, each) if is_person(name)}
    return names_found.pop() if len(names_found) == 1 else None


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(stem(word) for line in read_lines("conflicts_persons.txt") for word in line.split())


def is_somebody(quote: Quote) -> str | None:
    """The description that a quote gives of its speaker where one person alone answers to it: "the chair of …"."""
    text = (quote.speaker_text or "").strip(" ,")
    if quote.speaker is not None or quote.speaker_source != "description" or not DEFINITE.match(text):
        return None
    told = {stem(word) for word in words(text)}
    head = words(OF.split(text)[0])[-1:]
    return None if {stem(word) for word in head} & _bodies() or len(told) <= LEAST_NAMES else text


def described(quotes: Iterable[Quote], reports: Mapping[str, Report]) -> dict[str, str]:
    """Quotes of a *he* or *she* who is not named, by id -> who spoke right before in the paragraph, as described."""
    found: dict[str, str] = {}
    last: Quote | None = None
    known: str | None = None
    for quote in sorted(quotes, key=lambda quote: (quote.article_id, quote.field, quote.char_start, quote.quote_id)):
        goes_on = quote.speaker is None and quote.speaker_source == "pronoun" and last is not None
        if goes_on and known and last is not None and _in_one_paragraph(last, quote, reports):
            found[quote.quote_id] = known
        else:
            known = is_somebody(quote)
        last = quote
    return found


def _in_one_paragraph(one: Quote, other: Quote, reports: Mapping[str, Report]) -> bool:
    if (one.article_id, one.field) != (other.article_id, other.field) or one.article_id not in reports:
        return False
    return "\n" not in reports[one.article_id].text(one.field, one.char_end, other.char_start)


def is_described(name: str, description: str, reports: Collection[Report]) -> bool:
    """Whether any report has the noun of a description, or two of its words, beside a name's last: it may be theirs."""
    last = surname(name)
    told = {term.term for term in terms(description)}
    noun = {term.term for term in terms(OF.split(description)[0])[-1:]}
    return any(
        last in words(sentence) and _tells_of(told, noun, {term.term for term in terms(sentence)})
        for report in reports
        for text in report.fields.values()
        for sentence in SENTENCE_END.split(text)
    )


def _tells_of(told: set[str], noun: set[str], said: set[str]) -> bool:
    return bool(noun & said) or len(told & said) >= min(LEAST_NAMES, len(told))


def is_person(speaker: str | None) -> bool:
    """Whether a speaker's name may be a person's: two words with capitals at its end, none of a body's name."""
    parts = (speaker or "").split()
    if len(parts) < LEAST_NAMES or TITLED.match(speaker or "") or names.words(speaker or "") in names.peoples():
        return False
    capitals = all(part[0].isupper() for part in parts[-LEAST_NAMES:])
    return capitals and not is_body(speaker or "")


def is_body(words: str) -> bool:
    """Whether a phrase has a word that names a body, not a person: council, ministry."""
    return any(stem(word.strip(".,").lower()) in _bodies() for word in words.split())


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(stem(word) for line in read_lines("conflicts_bodies.txt") for word in line.split())


def surname(speaker: str | None) -> str:
    """The last word of a speaker's name, folded."""
    found = words(speaker or "")
    return found[-1] if found else ""


def is_nearest(speaker: str, other: str, quote: Quote, report: Report) -> bool:
    """Whether the text before a quote names its speaker after the other one, if it names the other at all."""
    before = report.fields[quote.field][: quote.char_end]
    last, rival = (before.rfind(name.split()[-1]) for name in (speaker, other))
    return rival < 0 or last > rival
