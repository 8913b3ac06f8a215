"""One remark of one speaker that outlets give in other words, as translations and notes taken by ear do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tasks.link.utterances.likeness import Content
from tasks.link.utterances.senses import Unit, units
from tasks.link.utterances.speakers import OPEN, SAME, Speaker, relation
from tasks.link.utterances.weights import Weights

SHORTEST, LONGEST = 3, 50  # words in marks that may be a remark
ANOTHER = 0.8  # what another word of the family tells of the word
NAME = 0.2  # what a name tells: the story's people and places are in all that is said of it
ANYBODY = ""
CROWD = 60  # remarks of a speaker that have a word: above it the word finds no candidates
FEW = 20  # and so of anybody's
LEAST_SENSE = 0.35  # share of the sense of both
LEAST_SHAPE = 0.2  # share of the longer one's units that the other has in order
LEAST = 0.55  # of the two together
LEAST_OPEN = 1.1  # where one of the speakers goes by no name
ENOUGH = 0.5  # where it is known that two quotes are one utterance
CLEAR = 0.78  # from which on other remarks that are like one of the two do not count
MARGIN = 0.2  # by which a pair below that must be likelier than any other of either
MATCHED = 2  # words of content in common that are no names
ONE_DENIES = 0.1  # what a denial that only one has takes away
SURE, MOST = 0.5, 1.6  # how sure a remark in other words is at most, and the likeness that makes it so


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands in a quote's marks as units of sense, in order, with what each tells."""

    content: Content
    units: tuple[Unit, ...]
    weights: tuple[float, ...]


def remarks(contents: Sequence[Content], story: Weights) -> dict[tuple[int, int], float]:
    """Pairs of contents, by index, that give one remark of one speaker in different articles -> how sure that is."""
    made = {at: _remark(each, story) for at, each in enumerate(contents) if _is_remark(each)}
    found = {(a, b): _likely(made[a], made[b]) for a, b in _candidates(made)}
    rivals = _rivals(found)
    return {pair: SURE * min(1.0, likely / MOST) for pair, likely in found.items() if _stands_out(pair, likely, rivals)}


def _is_remark(content: Content) -> bool:
    """Whether a quote has words enough in marks, of somebody who is named or whom the text has told of before."""
    quote = content.quote
    told = bool(content.speaker.name) or quote.speaker_source == "pronoun" or _is_definite(quote.speaker_text)
    sizes = [len(piece) for piece in content.pieces]
    return told and quote.kind != "indirect" and max(sizes, default=0) >= SHORTEST and sum(sizes) <= LONGEST


def _is_definite(described: str | None) -> bool:
    return (described or "").lower().startswith("the ")


def _remark(content: Content, story: Weights) -> Remark:
    said = tuple(unit for text in content.quote.quoted for unit in units(text))
    told = tuple(0.0 if unit.plain else _told(unit, story) for unit in said)
    return Remark(content, said, told)


def _told(unit: Unit, story: Weights) -> float:
    return max(story.of(word) for word in unit.form.split()) * (NAME if unit.named else 1.0)


def _candidates(made: Mapping[int, Remark]) -> Iterator[tuple[int, int]]:
    """Pairs of different articles that can be one speaker's and have a sense in common that is not in a crowd."""
    index: dict[tuple[str, object], list[int]] = defaultdict(list)
    for at, each in made.items():
        for key in {(name, sense) for name in _names(each.content.speaker) for sense in _senses(each)}:
            index[key].append(at)
    kept = (at for (name, _), at in index.items() if len(at) <= (FEW if name == ANYBODY else CROWD))
    near = {(a, b) for at in kept for a in at for b in at if a < b}
    for a, b in sorted(near):
        one, other = made[a].content, made[b].content
        if not one.articles & other.articles and _may_be_one(one.speaker, other.speaker):
            yield a, b


def _may_be_one(one: Speaker, other: Speaker) -> bool:
    """Whether speakers are the same, or one is named and the other is not."""
    between = relation(one, other)
    return between == SAME or (between == OPEN and bool(one.name) != bool(other.name))


def _names(speaker: Speaker) -> frozenset[str]:
    """What speakers that can be one have in common: an end of a name, a description, and anybody's."""
    named = (speaker.name[0], speaker.name[-1]) if speaker.name else (speaker.described or ANYBODY,)
    return frozenset((ANYBODY, *named))


def _senses(remark: Remark) -> frozenset[object]:
    return frozenset(sense for unit in remark.units if not unit.plain for sense in (unit.form, *unit.families))


def are_one(one: str, other: str) -> bool:
    """Whether two sentences of a speaker are one in other words, by themselves."""
    ours, theirs = units(one), units(other)
    return _likeness(ours, _flat(ours), theirs, _flat(theirs)) >= ENOUGH


def _flat(said: Sequence[Unit]) -> list[float]:
    """What units tell where the story is not at hand."""
    return [0.0 if unit.plain else (NAME if unit.named else 1.0) for unit in said]


def _likely(one: Remark, other: Remark) -> float:
    """How likely two are one remark, 0 to 2; 0 where it is too little."""
    if _clash(one, other):
        return 0.0
    reached = _likeness(one.units, one.weights, other.units, other.weights)
    reached -= ONE_DENIES * (one.content.negates != other.content.negates)
    between = relation(one.content.speaker, other.content.speaker)
    return reached if reached >= (LEAST if between == SAME else LEAST_OPEN) else 0.0


def _rivals(found: Mapping[tuple[int, int], float]) -> dict[int, list[float]]:
    """Content -> how likely its likeliest pairs are, two at most, the likeliest first."""
    rivals: dict[int, list[float]] = defaultdict(list)
    for pair, likely in found.items():
        for at in pair:
            rivals[at].append(likely)
    return {at: sorted(several, reverse=True)[:2] for at, several in rivals.items()}


def _stands_out(pair: tuple[int, int], likely: float, rivals: Mapping[int, list[float]]) -> bool:
    """Whether a pair is clear by itself, or much likelier than any other of either."""
    seconds = [rivals[at][1] if len(rivals[at]) > 1 else 0.0 for at in pair]
    firsts = all(rivals[at][0] == likely for at in pair)
    return likely >= CLEAR or (likely > 0 and firsts and likely - max(seconds) >= MARGIN)


def _likeness(
    ours: Sequence[Unit], our_weights: Sequence[float], theirs: Sequence[Unit], their_weights: Sequence[float]
) -> float:
    """What two share of the sense of both, and of the longer one's shape; 0 where it is too little of either."""
    total = sum(our_weights) + sum(their_weights)
    if min(len(ours), len(theirs)) < LEAST_SHAPE * max(len(ours), len(theirs)):
        return 0.0
    matched = _matched(ours, theirs)
    if not total or sum(_says(ours[a]) or _says(theirs[b]) for a, b, _ in matched) < MATCHED:
        return 0.0
    sense = sum(share * (our_weights[a] + their_weights[b]) for a, b, share in matched) / total
    if sense < LEAST_SENSE:
        return 0.0
    shape = _in_order(ours, theirs) / max(len(ours), len(theirs))
    return sense + shape if shape >= LEAST_SHAPE else 0.0


def _clash(one: Remark, other: Remark) -> bool:
    ours, theirs = one.content.figures, other.content.figures
    return bool(ours and theirs and not ours & theirs)


def _says(unit: Unit) -> bool:
    return not unit.plain and not unit.named


def _matched(ours: Sequence[Unit], theirs: Sequence[Unit]) -> list[tuple[int, int, float]]:
    """Units that say the same, by index, each in one pair: the same words before others of their families."""
    found: list[tuple[int, int, float]] = []
    mine, yours = list(range(len(ours))), list(range(len(theirs)))
    for share, alike in ((1.0, _is_same), (ANOTHER, _is_another)):
        for a in list(mine):
            unit = ours[a]
            b = next((b for b in yours if alike(unit, theirs[b]) and not (unit.plain and theirs[b].plain)), None)
            if b is not None:
                mine.remove(a)
                yours.remove(b)
                found.append((a, b, share))
    return found


def _is_same(one: Unit, other: Unit) -> bool:
    return one.form == other.form


def _is_another(one: Unit, other: Unit) -> bool:
    """Whether two are of one family, one is derived of the other, or is a phrase that begins with it."""
    return not one.families.isdisjoint(other.families) or one.root == other.root


def _in_order(ours: Sequence[Unit], theirs: Sequence[Unit]) -> int:
    """How many units both have in the same order, words of a family as one."""
    row = [0] * (len(theirs) + 1)
    for unit in ours:
        before = 0
        for at, other in enumerate(theirs):
            above = row[at + 1]
            row[at + 1] = before + 1 if _is_same(unit, other) or _is_another(unit, other) else max(above, row[at])
            before = above
    return row[-1]
