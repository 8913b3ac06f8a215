"""Who speaks: the noun phrase as written, what kind of naming it is, and the name that a pronoun stands for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.genders import MEN, WOMEN, gender_of, title_gender
from tasks.extract.quotes.persons import PEOPLE
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import PASSIVE_SUBJECT, SUBJECT, body_end, children, name_span

BODIES = frozenset({"ORG", "ORGANIZATION", "GPE", "LOC", "LOCATION", "NORP"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
INDEFINITE = frozenset({"a", "an", "no", "some", "any", "several", "many", "few", "another", "other", "one", "most"})
NOBODY = frozenset({"no", "any", "every", "each", "either", "neither"})
FEMININE = frozenset({"she", "her", "hers"})
ROLES = ("titles", "unnamed", "roles")
CLOSES = frozenset({",", ".", ":", ";", "—", "–", ")"})
ASIDE = frozenset({"acl", "acl:relcl", "relcl", "advcl"})
MAIN = frozenset({"ROOT", "parataxis"})
CLIMB = 6  # heads above a role's clause among which somebody named is looked for
REACH = 3  # paragraphs back in which a pronoun's name is looked for


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's token span as written, its source, and the span of the name it stands for where that is plain."""

    start: int
    end: int
    source: str
    name: tuple[int, int] | None = None


def speaker_of(reading: Reading, head: Token) -> Speaker:
    """The speaker whose phrase a token heads."""
    start, end = name_span(head)
    start, end = _within_paragraph(reading, head.i, start, end)
    source = source_of(head, start, end)
    if (source in ("description", "unnamed") or _is_role(head, start, end)) and head.pos_ != "PRON":
        end = _with_name(reading, end)
        source = source_of(head, start, end)
    name = None
    if source == "pronoun":
        name = _stands_for(reading, head)
    return Speaker(start, end, source, name)


def _is_role(head: Token, start: int, end: int) -> bool:
    """Whether a lower-case word that the tagger took for a name is a role: *said barmaid Ines Lopez*."""
    return (
        head.pos_ == "PROPN" and head.is_lower and not any(token.ent_type_ in PEOPLE for token in head.doc[start:end])
    )


def _with_name(reading: Reading, end: int) -> int:
    """Where a description ends with the full name right after it, or set off by commas: *the minister of transport,
    Ines Lopez,*."""
    doc = reading.doc
    comma = end < len(doc) and doc[end].text == ","
    at = bisect_left(reading.people, (end + comma, 0))
    start, stop = reading.people[at] if at < len(reading.people) else (0, 0)
    closed = not comma or stop == len(doc) or doc[stop].is_space or doc[stop].text in CLOSES
    return stop if start == end + comma and closed and stop - start > 1 else end


def _within_paragraph(reading: Reading, head: int, start: int, end: int) -> tuple[int, int]:
    """A name ends where its paragraph, or a quotation beside it, begins."""
    doc = reading.doc
    low = high = head
    while low > start and not doc[low - 1].is_space and reading.region_of[low - 1] == reading.region_of[head]:
        low -= 1
    while high + 1 < end and not doc[high + 1].is_space and reading.region_of[high + 1] == reading.region_of[head]:
        high += 1
    return low, high + 1


def source_of(head: Token, start: int, end: int) -> str:
    """What kind of naming a phrase is: name, pronoun, description or unnamed."""
    doc = head.doc
    lower = head.lower_
    if head.pos_ == "PRON" and lower not in lexicon.words("unnamed") and lower != "those":
        return "pronoun"
    kinds = {token.ent_type_ for token in doc[start:end] if token.ent_type_}
    if kinds & PEOPLE and not _only_possessor(doc, head, start, end):
        return "name"
    if head.pos_ == "PROPN" or head.ent_type_ in BODIES or body_end(doc, head.i + 1) > head.i + 1:
        return "name"
    if head.is_title and end - start == 1 and head.lower_ not in lexicon.words("unnamed") | lexicon.words("titles"):
        return "name"
    if _is_unnamed(head):
        return "unnamed"
    return "description"


def _only_possessor(doc: Doc, head: Token, start: int, end: int) -> bool:
    """Whether the person's name in a phrase only says whose: *Smith's lawyer*, *a Smith aide*."""
    people = [token for token in doc[start:end] if token.ent_type_ in PEOPLE]
    beside = any(token.i == head.i or (token.head.i == head.i and token.dep_ in ("appos", "flat")) for token in people)
    after = any(token.i > head.i for token in people)
    return not beside and not after


def _is_unnamed(head: Token) -> bool:
    """People whom a phrase does not name and that nothing before can have named."""
    if head.lower_ not in lexicon.words("unnamed"):
        return False
    determiners = {child.lower_ for child in head.lefts if child.pos_ in ("DET", "PRON", "NUM", "ADJ")}
    plural = head.tag_ in ("NNS", "NNPS") or head.pos_ in ("PRON", "DET", "NUM")
    definite = bool({"the", "this", "that", "his", "her", "their", "its", "my", "our"} & determiners)
    return plural or bool(determiners & INDEFINITE) or not (definite or _has_possessor(head))


def _has_possessor(head: Token) -> bool:
    return any(child.dep_ in ("nmod:poss", "poss") for child in head.lefts)


def _stands_for(reading: Reading, pronoun: Token) -> tuple[int, int] | None:
    """The name that *he*, *she* or *who* stands for where that is plain: the last person who was a subject."""
    if pronoun.lower_ in RELATIVES:
        noun = pronoun.head.head
        return name_span(noun) if noun.i < pronoun.i and noun.pos_ in ("PROPN", "NOUN") else None
    if pronoun.lower_ not in PERSONAL:
        return None
    return _last_person(reading, pronoun, sure=True) or _last_person(reading, pronoun, sure=False)


def _last_person(reading: Reading, pronoun: Token, sure: bool) -> tuple[int, int] | None:
    """The last person who was a subject before a pronoun; `sure`: in its own sentence, where what is said can stand
    too, only those who are people's names beyond doubt.
    """
    oldest = reading.paragraph_of[pronoun.i] - REACH
    here = reading.sentence_of[pronoun.i]
    for number in range(here, -1, -1):
        low, high = reading.sentences[number]
        if reading.paragraph_of[low] < oldest and reading.paragraph_of[low] >= 0:
            return None
        named = _people(reading, low, min(high, pronoun.i))
        told = [one for one in named if not sure or number < here or _is_sure(reading, one)]
        people = [one for one in told if _agrees(reading, one, pronoun, number < here)]
        subjects = [span for span in people if _is_subject(span)]
        role = _last_role(reading, pronoun, low, min(high, pronoun.i))
        if role is not None and role.i > max((span.end for span in (subjects or people)), default=-1):
            return name_span(role)
        if subjects:
            return subjects[-1].start, subjects[-1].end
        if people and len({span.text for span in people}) == 1:
            return people[0].start, people[0].end
    return None


def _last_role(reading: Reading, pronoun: Token, low: int, high: int) -> Token | None:
    """Who is told of last in a stretch by a role alone, as a subject: *the union's chair said … she added*."""
    named = {at for start, end in reading.people for at in range(start, end)}
    for at in range(high - 1, low - 1, -1):
        word = reading.doc[at]
        if word.tag_ != "NN" or word.dep_ not in SUBJECT | PASSIVE_SUBJECT or reading.region_of[at] >= 0:
            continue
        known = any(word.lower_ in lexicon.words(name) for name in ROLES)
        role = known and not any(child.lower_ in NOBODY for child in word.lefts) and not _is_aside(word, named)
        if role and word.head.i < high and not named.intersection(range(*name_span(word))) and _suits(word, pronoun):
            return word
    return None


def _is_aside(word: Token, named: set[int]) -> bool:
    """Whether a role is one of several, or does something only in a clause that tells more of a noun or a verb, or in
    one that somebody named is said to say.
    """
    if any(child.dep_ == "conj" for child in word.rights):
        return True
    clause = word.head
    for _ in range(CLIMB):
        if clause.dep_ in ASIDE:
            return True
        if clause.head.i == clause.i or clause.dep_ in MAIN:
            return False
        joined = clause.dep_ == "conj"
        clause = clause.head
        if not joined and any(child.i in named for child in children(clause, SUBJECT | PASSIVE_SUBJECT)):
            return True
    return False


def _suits(word: Token, pronoun: Token) -> bool:
    """Whether a word for somebody allows a pronoun: *chairwoman*, *brother*."""
    female = word.lower_ in WOMEN or word.lower_.endswith("woman")
    male = word.lower_ in MEN or (word.lower_.endswith("man") and not female)
    return not (male if pronoun.lower_ in FEMININE else female)


def _people(reading: Reading, low: int, high: int) -> list[Span]:
    """People named in a stretch of tokens, outside marks."""
    first = bisect_left(reading.people, (low, low))
    last = bisect_left(reading.people, (high, high))
    spans = [reading.doc[start:end] for start, end in reading.people[first:last] if end <= high]
    return [span for span in spans if reading.region_of[span.start] < 0]


def _is_sure(reading: Reading, name: Span) -> bool:
    """Whether a name is a person's beyond what it was taken for: full, a surname of a full one, or after a title."""
    before = name.doc[name.start - 1].lower_.rstrip(".") if name.start else ""
    titled = before in MEN | WOMEN or before in lexicon.words("titles")
    return len(name) > 1 or name[-1].text in reading.surnames or titled


def _agrees(reading: Reading, name: Span, pronoun: Token, before: bool) -> bool:
    """Whether what is known of a name's bearer allows a pronoun: a title; of one named before its sentence the given
    name too, or what is told of the surname elsewhere.
    """
    gender = "f" if pronoun.lower_ in FEMININE else "m"
    told = title_gender(name)
    if told is None and before:
        told = gender_of(name) or reading.genders.get(name[-1].text)
    return told in (None, gender)


def _is_subject(span: Span) -> bool:
    root = span.root
    while root.dep_ in ("flat", "compound", "appos") and root.head != root:
        root = root.head
    return root.dep_ in SUBJECT | PASSIVE_SUBJECT
