"""Who says what stands in quotation marks where no cue clause follows: a cue before it, a colon, the quote before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.around import COMMAS
from tasks.extract.quotes.candidates import Candidate, Spans
from tasks.extract.quotes.clauses import cue_span
from tasks.extract.quotes.doers import doer
from tasks.extract.quotes.marks import Region
from tasks.extract.quotes.persons import PEOPLE
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import CLAUSE, OBJECT, OPEN_CLAUSE, SUBJECT, children, first

DASHES = frozenset({"—", "–", "--", "-", "―", "~"})
STRETCHES = CLAUSE | OBJECT | OPEN_CLAUSE | {"obl", "prep"}
STRETCH = 30  # tokens between a verb of saying and words in marks that it reports
REACH = 40  # tokens before a quote in which its cue is looked for


@dataclass(frozen=True, slots=True)
class Before:
    """What came before a quote: the candidate with a speaker of the last quote, the token after that quote, and for
    each sentence its last candidate with a cue.
    """

    last: Candidate | None
    token: int
    cues: Mapping[int, Candidate]


def direct_candidates(
    reading: Reading, spoken: Mapping[int, Candidate], cues: Mapping[int, Candidate]
) -> Iterator[Candidate]:
    """One proposal for every outer region that is not in `spoken` (region → the candidate that holds it).

    `cues` gives for a sentence the last candidate with a cue in it: a quote right after it goes on with it.
    """
    before = Before(None, 0, cues)
    for number, region in enumerate(reading.outer):
        begin, end = reading.tokens(region.outer_start, region.outer_end)
        if begin >= end:
            continue
        found = spoken.get(number)
        if found is None:
            found = _propose(reading, number, (begin, end), before)
            yield found
        elif found.rule in ("clause", "noun"):
            yield from _at_once(reading, begin, region)
        if found.speaker is not None:
            before = Before(found, end, cues)
        elif found.rule != "loose":
            before = Before(None, end, cues)


def _at_once(reading: Reading, begin: int, region: Region) -> Iterator[Candidate]:
    """A quote right after its cue and a comma or a colon, though another clause was thought to hold it."""
    low, _ = reading.sentences[reading.sentence_of[begin]]
    cue = reading.doc[begin - 2] if begin - 2 >= low else None
    if cue is None or reading.doc[begin - 1].text not in (",", ":") or reading.region_of[cue.i] >= 0:
        return
    if lexicon.is_verb(cue) and "quote" in lexicon.frames_of(cue):
        yield _with_cue(reading, "before", ((region.outer_start, region.outer_end),), cue)


def _propose(reading: Reading, number: int, tokens: tuple[int, int], before: Before) -> Candidate:
    begin, end = tokens
    content = ((reading.outer[number].outer_start, reading.outer[number].outer_end),)
    low, _ = reading.sentences[reading.sentence_of[begin]]
    cue = _cue_before(reading, low, begin)
    held = _held_over(reading, begin, before)
    if cue is not None:
        found = _with_cue(reading, "before", _with_object(reading, cue, begin, content), cue)
        return found if found.speaker is not None or held is None else replace(found, speaker=held.speaker)
    opens = not any(token.is_alpha or token.is_digit for token in reading.doc[low:begin])
    if not opens:
        return _amid(reading, low, begin, content, held)
    signed = _introduced(reading, low, content) or _signed(reading, end, content)
    if signed is not None:
        return signed
    if held is not None:
        frame = held.frame if held is before.last else "near"
        return Candidate("chain", content, held.cue, held.head, held.kind, frame, held.speaker)
    speaker = _subject_of(reading, low - 1) if low > 0 else None
    return Candidate("near", content, speaker=None if speaker is None else speaker.i)


def _amid(reading: Reading, low: int, begin: int, content: Spans, held: Candidate | None) -> Candidate:
    """A proposal for words in marks inside a sentence without a cue for them."""
    if reading.doc[begin - 1].text == ":":
        name = _named_before(reading, low, begin - 1)
        if name is not None:
            return Candidate("colon", content, (begin - 1, begin), begin - 1, "colon", "quote", name.i)
    stretched = _stretched(reading, low, begin, content)
    if stretched is not None:
        return stretched
    speaker = _subject_of(reading, begin)
    at = speaker.i if speaker is not None else held.speaker if held is not None else None
    return Candidate("loose", content, speaker=at)


def _named_before(reading: Reading, low: int, colon: int) -> Token | None:
    """The name that a colon follows at once: *The minister, Bola Adeyemi: “…”*."""
    name = reading.doc[colon - 1] if colon - 1 >= low else None
    if name is None or name.pos_ != "PROPN":
        return None
    while name.head.pos_ == "PROPN" and low <= name.head.i < colon and name.head != name:
        name = name.head
    return name


def _held_over(reading: Reading, begin: int, before: Before) -> Candidate | None:
    """Whose words a quote without a cue goes on with: those of the quote before, or of the sentence before."""
    if before.last is not None and _follows(reading, before.token, begin):
        return before.last
    told = before.cues.get(reading.sentence_of[begin] - 1)
    same = told is not None and reading.paragraph_of[told.head or 0] == reading.paragraph_of[begin]
    return told if same else None


def _with_cue(reading: Reading, rule: str, content: Spans, cue: Token) -> Candidate:
    frames = lexicon.frames_of(cue)
    kind = frames.get("quote") or next(iter(frames.values()), "say")
    found = doer(reading, cue)
    speaker = found.i if found is not None else None
    return Candidate(rule, content, cue_span(cue), cue.i, kind, "quote", speaker)


def _cue_before(reading: Reading, low: int, begin: int) -> Token | None:
    """The verb that a quote follows: right after it, after a comma or a colon, or after *that* or *of*."""
    before = reading.doc[begin - 1] if begin > low else None
    if before is None:
        return None
    near = before.text in COMMAS or before.text == ":" or before.lower_ in ("that", "of", "as")
    reach = REACH if near else 3
    for index in range(begin - 1, max(low, begin - reach) - 1, -1):
        token = reading.doc[index]
        if reading.region_of[index] >= 0:
            return None
        if lexicon.is_verb(token) and "quote" in lexicon.frames_of(token):
            return None if index == begin - 1 and _somebody_reads(token) else token
        if not near and token.pos_ in ("VERB", "AUX"):
            return None
    return None


def _with_object(reading: Reading, cue: Token, begin: int, content: Spans) -> Spans:
    """*described the plan as “…”*, *said that “…”*: the object or the conjunction belongs to what is said."""
    word = reading.doc[begin - 1]
    if word.lower_ == "that":
        return ((word.idx, content[0][1]),)
    if word.text in COMMAS or word.text == ":" or word.i == cue.i:
        return content
    objects = [child.left_edge.i for child in children(cue, OBJECT) if cue.i < child.i < begin]
    return ((reading.starts[objects[0]], content[0][1]),) if objects else content


def _stretched(reading: Reading, low: int, begin: int, content: Spans) -> Candidate | None:
    """Words in marks inside what a verb reports, where the tree lost the thread: from the verb to the marks."""
    for index in range(begin - 1, max(low, begin - STRETCH) - 1, -1):
        token = reading.doc[index]
        if reading.region_of[index] >= 0 or token.text in (";", ":"):
            return None
        if lexicon.is_verb(token) and lexicon.frames_of(token):
            words = reading.doc[index + 1 : begin]
            start = next((word.i for word in words if word.lower_ in ("that", "whether")), None)
            if start is None:
                inside = [child.left_edge.i for child in token.children if child.i > index and child.dep_ in STRETCHES]
                start = min((left for left in inside if left > index), default=index + 1)
            start += reading.doc[start].lower_ in ("as", "of", "about", "for")
            start = min(start, begin)
            return _with_cue(reading, "stretch", ((reading.starts[start], content[0][1]),), token)
    return None


def _somebody_reads(verb: Token) -> bool:
    """*She read “…”*: a book's title, where of a sign or a letter it would be its words."""
    who = first(verb, SUBJECT)
    return (
        lexicon.frames_of(verb).get("quote") == "read"
        and who is not None
        and (who.pos_ == "PRON" or who.ent_type_ in PEOPLE)
    )


def _introduced(reading: Reading, low: int, content: Spans) -> Candidate | None:
    """A quote after a sentence that ends in a colon: *The mayor declared:*."""
    index = low - 1
    while index > 0 and reading.doc[index].is_space:
        index -= 1
    if index <= 0 or reading.doc[index].text != ":":
        return None
    start, _ = reading.sentences[reading.sentence_of[index]]
    verbs = [
        token for token in reading.doc[start:index] if lexicon.is_verb(token) and "quote" in lexicon.frames_of(token)
    ]
    if verbs:
        return _with_cue(reading, "colon", content, verbs[-1])
    speaker = _subject_of(reading, index) or _first_name(reading.doc[start:index])
    return Candidate("colon", content, (index, index + 1), index, "colon", "quote", getattr(speaker, "i", None))


def _first_name(tokens: Iterable[Token]) -> Token | None:
    return next((token for token in tokens if token.pos_ == "PROPN"), None)


def _signed(reading: Reading, end: int, content: Spans) -> Candidate | None:
    """A quote signed after a dash: “…” — A Name."""
    index = end
    while index < len(reading.doc) and reading.doc[index].is_space:
        index += 1
    if index + 1 >= len(reading.doc) or reading.doc[index].text not in DASHES:
        return None
    name = reading.doc[index + 1]
    if name.is_space and index + 2 < len(reading.doc):
        name = reading.doc[index + 2]
    if name.pos_ != "PROPN":
        return None
    while name.head.pos_ == "PROPN" and name.head != name and abs(name.head.i - index) < 8:
        name = name.head
    return Candidate("signed", content, (index, index + 1), index, "colon", "quote", name.i)


def _follows(reading: Reading, last_token: int, begin: int) -> bool:
    """Whether a quote goes on with the one before: in its paragraph, or alone at the start of the next."""
    between = reading.paragraph_of[begin] - reading.paragraph_of[max(0, last_token - 1)]
    sentences = reading.sentence_of[begin] - reading.sentence_of[max(0, last_token - 1)]
    return (between == 0 and sentences <= 1) or (between == 1 and sentences <= 2)


def _subject_of(reading: Reading, index: int) -> Token | None:
    """The subject of the main verb of the sentence that holds a token, outside marks."""
    low, high = reading.sentences[reading.sentence_of[max(0, index)]]
    for token in reading.doc[low:high]:
        if reading.region_of[token.i] < 0 and token.dep_ == "ROOT":
            found = first(token, SUBJECT)
            if found is not None and reading.region_of[found.i] < 0:
                return found
    return None
