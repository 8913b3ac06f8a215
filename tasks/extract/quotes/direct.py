"""Speakers of what stands in quotation marks where no cue clause follows: a cue before it, a colon, the quote before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.around import COMMAS
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.clauses import cue_span
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import CLAUSE, OBJECT, OPEN_CLAUSE, SUBJECT, children, first, subject

DASHES = frozenset({"—", "–", "--", "-", "―", "~"})
STRETCHES = CLAUSE | OBJECT | OPEN_CLAUSE | {"obl", "prep"}
STRETCH = 30  # tokens between a verb of saying and words in marks that it reports
REACH = 40  # tokens before a quote in which its cue is looked for


def direct_candidates(reading: Reading, spoken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """One proposal for every outer region that is not in `spoken` (region → the candidate that holds it)."""
    last: Candidate | None = None
    last_token = -1
    for number, region in enumerate(reading.outer):
        begin, end = reading.tokens(region.outer_start, region.outer_end)
        if begin >= end:
            continue
        found = spoken.get(number)
        if found is None:
            found = _propose(reading, number, begin, end, last, last_token)
            yield found
        if found.speaker is not None:
            last, last_token = found, end
        elif found.rule != "loose":
            last = None


def _propose(
    reading: Reading, number: int, begin: int, end: int, last: Candidate | None, last_token: int
) -> Candidate:
    content = ((reading.outer[number].outer_start, reading.outer[number].outer_end),)
    low, high = reading.sentences[reading.sentence_of[begin]]
    cue = _cue_before(reading, low, begin)
    if cue is not None:
        return _with_cue("before", _with_object(reading, cue, begin, content), cue)
    opens = not any(token.is_alpha or token.is_digit for token in reading.doc[low:begin])
    if opens:
        introduced = _introduced(reading, low, content)
        signed = introduced or _signed(reading, end, content)
        if signed is not None:
            return signed
        if last is not None and _follows(reading, last_token, begin):
            return Candidate("chain", content, last.cue, last.head, last.kind, last.frame, last.speaker)
        speaker = _subject_of(reading, low - 1) if low > 0 else None
        return Candidate("near", content, speaker=None if speaker is None else speaker.i)
    stretched = _stretched(reading, low, begin, content)
    if stretched is not None:
        return stretched
    speaker = _subject_of(reading, begin)
    return Candidate("loose", content, speaker=None if speaker is None else speaker.i)


def _with_cue(rule: str, content: tuple[tuple[int, int], ...], cue: Token) -> Candidate:
    frames = lexicon.frames_of(cue)
    kind = frames.get("quote") or next(iter(frames.values()), "say")
    doer = subject(cue) if cue.pos_ in ("VERB", "AUX") else None
    speaker = doer.i if doer is not None else None
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
        if token.pos_ == "VERB" and "quote" in lexicon.frames_of(token):
            return token
        if not near and token.pos_ in ("VERB", "AUX"):
            return None
    return None


def _with_object(
    reading: Reading, cue: Token, begin: int, content: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """*described the plan as “…”*, *said that “…”*: the object or the conjunction belongs to what is said."""
    word = reading.doc[begin - 1]
    if word.lower_ == "that":
        return ((word.idx, content[0][1]),)
    if word.text in COMMAS or word.text == ":" or word.i == cue.i:
        return content
    objects = [child.left_edge.i for child in children(cue, OBJECT) if cue.i < child.i < begin]
    return ((reading.starts[objects[0]], content[0][1]),) if objects else content


def _stretched(
    reading: Reading, low: int, begin: int, content: tuple[tuple[int, int], ...]
) -> Candidate | None:
    """Words in marks inside what a verb of saying reports, where the tree lost the thread: from the verb to the marks."""
    for index in range(begin - 1, max(low, begin - STRETCH) - 1, -1):
        token = reading.doc[index]
        if reading.region_of[index] >= 0 or token.text in (";", ":"):
            return None
        if token.pos_ == "VERB" and lexicon.frames_of(token):
            words = reading.doc[index + 1 : begin]
            start = next((word.i for word in words if word.lower_ in ("that", "whether")), None)
            if start is None:
                inside = [child.left_edge.i for child in token.children if child.i > index and child.dep_ in STRETCHES]
                start = min((left for left in inside if left > index), default=index + 1)
            start = min(start, begin)
            found = _with_cue("stretch", ((reading.starts[start], content[0][1]),), token)
            return found
    return None


def _introduced(reading: Reading, low: int, content: tuple[tuple[int, int], ...]) -> Candidate | None:
    """A quote after a sentence that ends in a colon: *The mayor declared:*."""
    index = low - 1
    while index > 0 and reading.doc[index].is_space:
        index -= 1
    if index <= 0 or reading.doc[index].text != ":":
        return None
    start, _ = reading.sentences[reading.sentence_of[index]]
    verbs = [token for token in reading.doc[start:index] if token.pos_ == "VERB" and "quote" in lexicon.frames_of(token)]
    if verbs:
        return _with_cue("colon", content, verbs[-1])
    speaker = _subject_of(reading, index) or _first_name(reading.doc[start:index])
    return Candidate("colon", content, (index, index + 1), index, "colon", "quote", getattr(speaker, "i", None))


def _first_name(tokens: Sequence[Token]) -> Token | None:
    return next((token for token in tokens if token.pos_ == "PROPN"), None)


def _signed(reading: Reading, end: int, content: tuple[tuple[int, int], ...]) -> Candidate | None:
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
            doer = first(token, SUBJECT)
            if doer is not None and reading.region_of[doer.i] < 0:
                return doer
    return None
