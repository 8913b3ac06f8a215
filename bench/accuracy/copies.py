"""Copies made by known edits of bulk-reuters' articles, found again among them all.

Each original is there with one copy, under a new headline and byline, that is changed in one of these ways: a tenth of
the words are others; 30 % of the sentences are other articles'; 30 % of the paragraphs are cut; 30 % more paragraphs,
other articles', are added; the paragraphs stand in another order; or half of the first two, a paragraph less and
another order together. Beside them stand a text of its own for each original, 70 % of whose sentences are other
articles', and the articles that lent the sentences. Originals and lenders are taken so that no two of them share a
twentieth of their text: the set holds updates of one article and forms filled in again.

A pair is joined when it has a row of `copies`, of whatever kind. `f1`, `precision` and `recall` are of all joined
pairs, against originals with their copies; `recall.KIND` of one kind of edit; `joined_at_70` counts originals joined
with their text of 70 % other sentences. Halves of the articles, by a digest of the url, are `dev` and `test`.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.accuracy.common import Tally, add_set_arguments, left_out
from tasks.link.copies import candidates, compare, sketch
from tasks.link.words import words

NAME = "copies-bulk"
FOLDER = "bulk-reuters"
OTHER_SENTENCES = 0.3
OTHER_WORDS = 0.1
OF_ITS_OWN = 0.7
FEWEST_SENTENCES = 8
LONGEST = 60  # words of a sentence; in tables there are none, and what is changed is not what it seems
SHARED = 0.05
_SENTENCE_END = re.compile(r"(?<=[.!?][\"”]|.[.!?])\s+(?=[A-Z\"“])")
_A_PARAGRAPH = 3  # sentences: the set does not keep its paragraphs
Paragraphs = list[list[str]]


@dataclass(frozen=True, slots=True)
class Lender:
    """Where changed texts have their other words and sentences from; `rng` decides which."""

    rng: random.Random
    sentences: list[str]
    vocabulary: list[str]

    def some(self, n: int, share: float) -> set[int]:
        """Which of n places are changed: that share of them, one at least."""
        return set(self.rng.sample(range(n), max(1, round(share * n))))

    def paragraph(self) -> list[str]:
        """A paragraph of other articles' sentences."""
        return self.rng.choices(self.sentences, k=_A_PARAGRAPH)


def other_words(text: Paragraphs, lender: Lender, share: float = OTHER_WORDS) -> Paragraphs:
    """The text with a share of its words changed to others."""
    n_words = sum(len(sentence.split()) for paragraph in text for sentence in paragraph)
    changed, at = lender.some(n_words, share), iter(range(n_words))

    def edited(sentence: str) -> str:
        return " ".join(lender.rng.choice(lender.vocabulary) if next(at) in changed else w for w in sentence.split())

    return [[edited(sentence) for sentence in paragraph] for paragraph in text]


def other_sentences(text: Paragraphs, lender: Lender, share: float = OTHER_SENTENCES) -> Paragraphs:
    """The text with a share of its sentences changed to other articles'."""
    n_sentences = sum(map(len, text))
    changed, at = lender.some(n_sentences, share), iter(range(n_sentences))
    return [[lender.rng.choice(lender.sentences) if next(at) in changed else s for s in each] for each in text]


def cut(text: Paragraphs, lender: Lender, share: float = OTHER_SENTENCES) -> Paragraphs:
    """The text without some of its paragraphs."""
    gone = lender.some(len(text), share)
    return [paragraph for index, paragraph in enumerate(text) if index not in gone]


def added(text: Paragraphs, lender: Lender) -> Paragraphs:
    """The text with paragraphs of other articles' sentences put in."""
    longer = list(text)
    for _ in lender.some(len(text), OTHER_SENTENCES):
        longer.insert(lender.rng.randrange(len(longer) + 1), lender.paragraph())
    return longer


def reordered(text: Paragraphs, lender: Lender) -> Paragraphs:
    """The same paragraphs in another order."""
    return lender.rng.sample(text, len(text))


def mixed(text: Paragraphs, lender: Lender) -> Paragraphs:
    """Some of everything."""
    changed = other_sentences(other_words(text, lender, OTHER_WORDS / 2), lender, OTHER_SENTENCES / 2)
    return reordered(cut(changed, lender, 1 / len(text)), lender)


EDITS: dict[str, Callable[[Paragraphs, Lender], Paragraphs]] = {
    "words": other_words, "sentences": other_sentences, "cut": cut, "added": added, "reordered": reordered,
    "mixed": mixed,
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The set's options, how many originals, and the seed of the edits."""
    add_set_arguments(parser)
    parser.add_argument("--size", type=int, default=600, metavar="N", help="originals (default: 600)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the edits (default: 1)")


def run(args: argparse.Namespace) -> dict[str, float]:
    """Make the texts, join them and count."""
    path = args.data / FOLDER / "articles.jsonl.gz"
    if not path.is_file():
        left_out(NAME, path.parent)
        return {}
    originals, lenders = chosen(articles(path, args.split), args.size, random.Random(args.seed))
    return measured(*made(originals, lenders, random.Random(args.seed)))


def articles(path: Path, split: str) -> Iterator[Paragraphs]:
    """A half's articles that are made of sentences, in paragraphs of three."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            sentences = [each for each in _SENTENCE_END.split(" ".join(row["text"].split())) if each]
            is_test = sha256(row["url"].encode()).digest()[0] % 2 == 1
            longest = max((len(each.split()) for each in sentences), default=0)
            if is_test == (split == "test") and len(sentences) >= FEWEST_SENTENCES and longest <= LONGEST:
                yield [sentences[at : at + _A_PARAGRAPH] for at in range(0, len(sentences), _A_PARAGRAPH)]


def chosen(every: Iterable[Paragraphs], size: int, rng: random.Random) -> tuple[list[Paragraphs], list[Paragraphs]]:
    """So many originals and as many lenders, no two of which share text."""
    shuffled = sorted(every)
    rng.shuffle(shuffled)
    taken: list[Paragraphs] = []
    seen: set[tuple[str, ...]] = set()
    for text in shuffled:
        tokens = words(body(text))
        runs = set(zip(*(tokens[offset:] for offset in range(5)), strict=False))
        if len(runs & seen) <= SHARED * len(runs):
            seen |= runs
            taken.append(text)
        if len(taken) == 2 * size:
            break
    return taken[: len(taken) // 2], taken[len(taken) // 2 :]


def body(text: Paragraphs) -> str:
    """A text as an article's body: a paragraph a line."""
    return "\n".join(" ".join(paragraph) for paragraph in text)


def made(
    originals: list[Paragraphs], lenders: list[Paragraphs], rng: random.Random
) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """All bodies by id, and the pairs in question, each with the kind of its edit (`own` for no copy)."""
    sentences = [sentence for text in lenders for paragraph in text for sentence in paragraph]
    lender = Lender(rng, sentences, [word for sentence in sentences for word in sentence.split()])
    bodies = {f"z{index:05}": body(text) for index, text in enumerate(lenders)}
    pairs: dict[tuple[str, str], str] = {}
    for index, text in enumerate(originals):
        kind = list(EDITS)[index % len(EDITS)]
        one, copy, own = (f"{letter}{index:05}" for letter in "abc")
        headline = [[rng.choice(sentences)], [f"By {rng.choice(lender.vocabulary)} {rng.choice(lender.vocabulary)}"]]
        bodies[one] = body(text)
        bodies[copy] = body(headline + EDITS[kind](text, lender))
        bodies[own] = body(other_sentences(text, lender, OF_ITS_OWN))
        pairs |= {(one, copy): kind, (one, own): "own"}
    return bodies, pairs


def measured(bodies: dict[str, str], pairs: dict[tuple[str, str], str]) -> dict[str, float]:
    """Join what carries one another's text, and count it against the pairs."""
    sketches = {each: sketch(text) for each, text in bodies.items()}
    joined = {(a, b) for a, b in candidates(sketches, {}) if compare(bodies[a], bodies[b])}
    copies = {pair for pair, kind in pairs.items() if kind != "own"}
    tally = Tally()
    tally.add(joined, copies)
    found = {f"{NAME}.f1": tally.f1, f"{NAME}.precision": tally.p, f"{NAME}.recall": tally.r}
    for kind in EDITS:
        of_kind = {pair for pair in copies if pairs[pair] == kind}
        found[f"{NAME}.recall.{kind}"] = len(of_kind & joined) / max(len(of_kind), 1)
    return found | {f"{NAME}.joined_at_70": float(len(joined & (set(pairs) - copies)))}
