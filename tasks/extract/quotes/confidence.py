"""How sure a quote is: a logistic regression over what the rules know of it, its weights in a data file.

Nothing in the features names a word: they are the rule, what the cue takes and its class, how the speaker is named,
the cue's form, the content's length and marks. ``python -m bench.fit_quotes`` fits the weights again.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tasks.extract.quotes.candidates import Candidate, Spans
from tasks.extract.quotes.reading import Reading
from tasks.extract.quotes.tree import AUXILIARY, is_finite, is_negated, is_passive

WEIGHTS = Path(__file__).with_name("confidence.json")
LONGEST_SMALL = 3  # letters of the words that a title leaves small


@cache
def weights() -> Mapping[str, float]:
    """Feature → weight, as fitted; `bias` stands for every quote, `threshold` is what a quote must reach."""
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))


def confidence(names: Iterable[str]) -> float:
    """The probability that a proposal with these features is a quote."""
    table = weights()
    total = table["bias"] + sum(table.get(name, 0.0) for name in names)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(
    reading: Reading, candidate: Candidate, parts: Spans, kind: str, source: str, share: float
) -> Iterator[str]:
    """The names of the features a proposal has; `share` is how much of the content stands in marks."""
    yield f"rule={candidate.rule}"
    yield f"frame={candidate.frame}"
    yield f"class={candidate.kind}"
    yield f"class={candidate.kind},frame={candidate.frame}"
    yield f"source={source}"
    yield f"kind={kind}"
    yield f"rule={candidate.rule},kind={kind}"
    yield f"frame={candidate.frame},kind={kind}"
    yield f"marks={round(share * 4) if kind != 'indirect' else 0}"
    length = sum(reading.tokens(*part)[1] - reading.tokens(*part)[0] for part in parts)
    yield f"length={min(6, length.bit_length())}"
    yield f"rule={candidate.rule},length={min(6, length.bit_length())}"
    yield f"parts={min(3, len(parts))}"
    yield from _cue_features(reading, candidate)
    yield from _place_features(reading, candidate, parts)


def mark_features(text: str, parts: Spans, quoted: Spans, rule: str) -> Iterator[str]:
    """What the words in marks look like, where nothing else is said: a title's capitals, a word or two."""
    if parts != quoted:
        return
    words = [word for start, end in quoted for word in text[start:end].split()]
    long_ones = [word for word in words if len(word) > LONGEST_SMALL]
    if len(long_ones) > 1 and all(word[0].isupper() for word in long_ones) and text[quoted[-1][1] - 1].isalnum():
        yield f"titlecase,rule={rule}"
        yield "titlecase"
    yield f"bare,words={min(4, len(words))}"


def _cue_features(reading: Reading, candidate: Candidate) -> Iterator[str]:
    if candidate.head is None:
        return
    cue = reading.doc[candidate.head]
    yield f"cue.tag={cue.tag_}"
    yield f"cue.dep={cue.dep_}"
    yield f"cue.finite={is_finite(cue)},class={candidate.kind}"
    if is_negated(cue):
        yield f"cue.negated,class={candidate.kind}"
    if is_passive(cue):
        yield f"cue.passive,frame={candidate.frame}"
    if any(child.tag_ == "MD" for child in cue.children if child.dep_ in AUXILIARY):
        yield "cue.modal"


def _place_features(reading: Reading, candidate: Candidate, parts: Spans) -> Iterator[str]:
    text = reading.text
    if text[parts[0][0]].isupper():
        yield f"starts.upper,rule={candidate.rule}"
    if text[parts[-1][1] - 1] in ".?!":
        yield f"ends.sentence,rule={candidate.rule}"
    if candidate.speaker is None:
        yield f"speaker.none,class={candidate.kind}"
        return
    speaker = reading.doc[candidate.speaker]
    yield f"speaker.tag={speaker.tag_}"
    yield f"speaker.type={speaker.ent_type_ or '-'}"
    if speaker.lower_ in ("i", "we", "you", "it", "this", "that", "which", "there", "me", "us"):
        yield f"speaker.is={speaker.lower_}"
