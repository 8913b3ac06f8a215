"""Cues that follow or interrupt what is said: “…,” she said, “…”; *The plan, he said, was bad.*"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.clauses import cue_span, has_complement_after
from tasks.extract.quotes.persons import PEOPLE
from tasks.extract.quotes.reading import ENDS, Reading
from tasks.extract.quotes.tree import (
    CLAUSE,
    FINITE,
    PASSIVE_SUBJECT,
    RELATIVE,
    SUBJECT,
    children,
    first,
    is_finite,
    subject,
)

COMMAS = frozenset({",", "—", "–", "--", "-", "―"})
NOMINAL = frozenset({"PROPN", "PRON", "NOUN"})
JOINING = frozenset({"CC", "WDT", "WP", "WRB", "IN"})
NOBODYS = frozenset({"it", "this", "that", "which", "there", "you", "what", "i", "we"})
DOERS = SUBJECT | PASSIVE_SUBJECT | {"expl"}
SAID = frozenset({"say", "tell", "write", "cry", "announce", "argue", "ask", "read"})
CUE_REACH = 25  # tokens from a quote's end to its cue's verb
LONGEST_CUE = 45  # tokens from a cue's verb to where what is said goes on
Place = tuple[int, Token]


def around_candidates(reading: Reading, verb: Token) -> Iterator[Candidate]:
    """A cue clause after or inside what is said: the sentence without the clause is the content."""
    frames = lexicon.frames_of(verb)
    low, high = reading.sentences[reading.sentence_of[verb.i]]
    if "quote" not in frames and "that" not in frames:
        if not _comes_after(reading, verb, low):
            return
        frames = {"quote": "cry"}
    kind = frames.get("quote") or frames["that"]
    rule = "around"
    place = _after_region(reading, verb, low, high)
    if place is None:
        rule = "inside"
        place = _after_clause(reading, verb, low, high, kind)
    if place is None:
        return
    start, speaker = place
    end = _clause_end(reading, verb, speaker, high)
    spans = [(_content_start(reading, start, low), start)] + ([(end, high)] if end < high else [])
    content = tuple(reading.chars(*span) for span in spans if _says_something(reading, *span))
    if content:
        yield Candidate(rule, content, cue_span(verb), verb.i, kind, "quote", speaker.i)


def _comes_after(reading: Reading, verb: Token, low: int) -> bool:
    """*“…,” Ines Lopez called to the crowd*: a person and a finite verb of any kind, right after a comma in marks."""
    who = first(verb, SUBJECT)
    if who is None or who.i > verb.i or verb.tag_ not in FINITE or (who.pos_ != "PRON" and who.ent_type_ not in PEOPLE):
        return False
    start = who.left_edge.i
    if start - 1 <= low or verb.i - who.right_edge.i > 1 or who.lower_ in NOBODYS:
        return False
    number = reading.region_of[start - 1]
    region = reading.outer[number] if number >= 0 else None
    return region is not None and reading.text[region.end - 1 : region.end] == "," and reading.region_of[verb.i] < 0


def _after_region(reading: Reading, verb: Token, low: int, high: int) -> Place | None:
    """A cue clause that begins where a region ends: between its marks and the verb stands only who speaks."""
    start = verb.i
    while start > max(low, verb.i - CUE_REACH) and reading.region_of[start - 1] < 0:
        start -= 1
        token = reading.doc[start]
        if (_is_clause(token) and not _leads_to(token, verb)) or token.text in ENDS or token.text in (":", ";"):
            return None
    number = reading.region_of[start - 1] if start > low else -1
    if number < 0 or not _comma_between(reading, number):
        return None
    before = list(reading.doc[start : verb.i])
    opening = next((token for token in before if not token.is_punct and not token.is_space), None)
    joins = opening is not None and opening.tag_ in JOINING and opening.pos_ != "PRON"
    if opening is not None and joins and opening.lower_ != "as":
        return None
    if joins:
        before = [token for token in before if token.i > start + 1 or token.lower_ != "as"]
    speaker = _top_nominal(before, verb) if opening is not None else None
    if speaker is None and (opening is None or opening.pos_ == "ADV"):
        speaker = _inverted(reading, verb, high)
    return None if speaker is None else (start, speaker)


def _is_clause(token: Token) -> bool:
    """Whether a verb says something of its own: finite, and not inside a clause about the speaker."""
    return lexicon.is_verb(token) and token.tag_ in FINITE and token.dep_ not in RELATIVE and not token.is_title


def _leads_to(token: Token, verb: Token) -> bool:
    """Whether a verb only says how often or how gladly somebody says something: *as he likes to say*."""
    return verb.head.i == token.i and verb.dep_ == "xcomp" and verb.tag_ == "VB"


def _comma_between(reading: Reading, number: int) -> bool:
    """Whether a quote ends as one does before its cue: in a comma, a question, an exclamation, a dash, a full stop."""
    region = reading.outer[number]
    inner = reading.text[region.end - 1 : region.end]
    after = reading.text[region.outer_end : region.outer_end + 1]
    return inner in ",.?!…—–-'’”" or after in ",—–"


def _top_nominal(tokens: Iterable[Token], verb: Token) -> Token | None:
    """Who speaks among the tokens before a verb: its subject, else the noun the others hang on."""
    own = first(verb, SUBJECT) or (first(verb.head, SUBJECT) if verb.dep_ == "xcomp" else None)
    span = list(tokens)
    indices = {token.i for token in span}
    if own is not None and own.i in indices:
        return own
    nominal = [token for token in span if token.pos_ in NOMINAL]
    return next((token for token in nominal if token.head.i not in indices), None) or next(iter(nominal), None)


def _inverted(reading: Reading, verb: Token, high: int) -> Token | None:
    """Who speaks after the verb: *said the mayor*."""
    own = first(verb, SUBJECT)
    if own is not None and own.i > verb.i:
        return own
    for token in reading.doc[verb.i + 1 : min(high, verb.i + 8)]:
        if reading.region_of[token.i] >= 0 or token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "SCONJ"):
            return None
        if token.pos_ in NOMINAL or token.lower_ in lexicon.words("unnamed") or token.is_title:
            while token.head.pos_ in NOMINAL and verb.i < token.head.i < high and token.head != token:
                token = token.head
            return token
    return None


def _after_clause(reading: Reading, verb: Token, low: int, high: int, kind: str) -> Place | None:
    """A cue clause after a comma, where the tree or its form says that what stands before is reported."""
    named = _named_participle(verb)
    if not (is_finite(verb) or named) or verb.dep_ in RELATIVE or has_complement_after(verb):
        return None
    own = verb.head if named else first(verb, SUBJECT) or (subject(verb) if verb.dep_ == "conj" else None)
    speaker = own if own is not None and low <= own.i < high and reading.region_of[own.i] < 0 else None
    if speaker is None:
        speaker = _inverted(reading, verb, high)
    if speaker is None:
        return None
    start = max(low, min(verb.i, speaker.left_edge.i if speaker.i < verb.i else verb.i))
    while start < verb.i and (reading.region_of[start] >= 0 or reading.doc[start].is_punct):
        start += 1
    while start - 1 > low and reading.doc[start - 1].pos_ in ("ADV", "AUX") and reading.region_of[start - 1] < 0:
        start -= 1
    if start <= low or reading.doc[start - 1].text not in COMMAS | {"?", "!"}:
        return None
    parenthetic = verb.dep_ == "parataxis" and verb.head.i < start
    inverted = speaker.i > verb.i and kind in SAID and _is_somebody(speaker) and reading.doc[start - 1].text == ","
    told = parenthetic or inverted or any(child.i < start for child in children(verb, CLAUSE))
    before = reading.doc[low:start]
    if not any(token.tag_ in FINITE or token.tag_ == "MD" for token in before) or _is_participial(before):
        return None
    return (start, speaker) if told or (kind in SAID and _closes(reading, verb, speaker, high)) else None


def _is_participial(tokens: Span) -> bool:
    """Whether a stretch begins with a participle, and nobody in it does anything: *Asked about it, she laughed*."""
    return tokens[0].tag_ in ("VBN", "VBD", "VBG") and not any(token.dep_ in DOERS for token in tokens)


def _named_participle(verb: Token) -> bool:
    """*…, Ines Lopez announced on Monday*: a past tense that the tree took for a participle beside a name."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.pos_ == "PROPN" and verb.head.i == verb.i - 1


def _is_somebody(token: Token) -> bool:
    """Whether a noun can say something: a name, a person's word, a document."""
    lists = (lexicon.words(name) for name in ("unnamed", "titles", "documents"))
    return token.pos_ in ("PROPN", "PRON") or any(token.lower_ in words for words in lists)


def _closes(reading: Reading, verb: Token, speaker: Token, high: int) -> bool:
    """Whether a cue clause closes its sentence: after its verb and speaker comes no other verb and nothing said."""
    last = max(verb.i, speaker.i)
    rest = reading.doc[last + 1 : high]
    said = any(reading.region_of[token.i] >= 0 or token.tag_ in FINITE or token.tag_ == "MD" for token in rest)
    objects = any(child.dep_ in ("obj", "dobj", "xcomp") and child.i > verb.i for child in verb.children)
    return not said and (not objects or lexicon.frames_of(verb).get("quote") == "tell")


def _clause_end(reading: Reading, verb: Token, speaker: Token, high: int) -> int:
    """Where an interrupting clause ends: at a comma that what is said goes on after; else at the sentence's end."""
    last = max(verb.i, speaker.right_edge.i if speaker.i > verb.i else verb.i)
    for index in range(verb.i + 1, min(high, last + LONGEST_CUE)):
        token = reading.doc[index]
        if reading.region_of[index] >= 0:
            resumes = reading.doc[index - 1].text in COMMAS or reading.doc[index - 1].text == ":"
            return index if resumes else high
        if index > last and lexicon.reports(token):
            return high
        if index > last and token.text in COMMAS and index + 1 < high and _resumes(verb, index):
            return index
    return high


def _resumes(verb: Token, comma: int) -> bool:
    """Whether the interrupted clause goes on after a comma, by the tree."""
    if verb.dep_ == "parataxis":
        return verb.head.i > comma or (verb.head.i < verb.i and verb.head.right_edge.i > comma > verb.right_edge.i - 1)
    return any(child.i < verb.i and child.right_edge.i > comma for child in children(verb, CLAUSE))


def _content_start(reading: Reading, clause: int, low: int) -> int:
    """Where what is said begins: with the sentence, or, where that reports something else too, with the last quote."""
    last = clause - 1
    while last > low and reading.region_of[last] < 0 and reading.doc[last].is_punct:
        last -= 1
    number = reading.region_of[last]
    if number < 0:
        return low
    begin = reading.token_at(reading.outer[number].outer_start)
    told = any(reading.region_of[i] < 0 and lexicon.reports(reading.doc[i]) for i in range(low, begin))
    return max(low, begin) if told else low


def _says_something(reading: Reading, start: int, end: int) -> bool:
    return any(token.is_alpha or token.is_digit for token in reading.doc[start:end])
