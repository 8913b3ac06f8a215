"""Entities against people's: GUM's coreference of named people, places and organisations.

Gold names are the phrases of GUM's kinds person, place and organization that a proper noun heads. Keys:
`entities-gum.found.b3.f1`, `.lea.f1` (with `.p`, `.r`): how the names that both GUM and the pipeline mark are grouped,
by B-cubed (Bagga and Baldwin 1998) and LEA (Moosavi and Strube 2016); names that only one of them marks are not
counted, they are what `names` measures. `entities-gum.given.…`: the same where GUM's names are handed to the component
in place of the pipeline's, so that what is left are errors of joining. `.pronouns.p`, `.r`: third-person pronouns
linked to a named entity, right where most of the entity's names are of the pronoun's cluster; wanted are all whose
cluster has a name. `.nominals.…` the same for descriptions (phrases headed by a common noun, by their heads).
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from bench.accuracy.common import Tally, add_model_argument, add_set_arguments, left_out, load_reader
from bench.accuracy.gum_coreference import LABELS, NAMES, Document, Phrase, document
from bench.accuracy.sets import read_conllu, split_files
from tasks.extract.entities import EntityFinder
from tasks.extract.quotes import QuoteFinder

NAME = "entities-gum"
PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
Grouping = Mapping[int, int]


@dataclass(slots=True)
class Scores:
    """Sums over documents: B-cubed's and LEA's numerators and denominators, and the links."""

    b3: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    lea: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])
    pronouns: Tally = field(default_factory=Tally)
    nominals: Tally = field(default_factory=Tally)

    def figures(self, key: str) -> dict[str, float]:
        """The scores under a key."""
        p, r, n = self.b3
        found = _prf(f"{key}.b3", p / n if n else 0.0, r / n if n else 0.0)
        right_p, all_p, right_r, all_r = self.lea
        found |= _prf(f"{key}.lea", right_p / all_p if all_p else 0.0, right_r / all_r if all_r else 0.0)
        for name, tally in (("pronouns", self.pronouns), ("nominals", self.nominals)):
            found |= {f"{key}.{name}.p": tally.p, f"{key}.{name}.r": tally.r}
        return found


def _prf(key: str, p: float, r: float) -> dict[str, float]:
    return {f"{key}.f1": 2 * p * r / (p + r) if p + r else 0.0, f"{key}.p": p, f"{key}.r": r}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every accuracy benchmark."""
    add_set_arguments(parser)
    add_model_argument(parser)


def run(args: argparse.Namespace) -> dict[str, float]:
    """The figures of the names the pipeline finds, and of those it is given."""
    files = split_files(args.data / "syntax-gum", args.split, "*.conllu")
    documents = [document(sentences) for path in files for sentences in read_conllu(path)]
    if not documents:
        left_out(NAME, args.data)
        return {}
    found, given = Scores(), Scores()
    for gold, doc in zip(documents, read(load_reader(args.model), documents), strict=True):
        add(found, gold, doc)
        doc.ents = gold_names(gold, doc)
        add(given, gold, doc)
    return found.figures(f"{NAME}.found") | given.figures(f"{NAME}.given")


def read(nlp: Language, documents: list[Document]) -> Iterator[Doc]:
    """Each document's own tokens through the pipeline."""
    docs = (Doc(nlp.vocab, words=list(gold.words), spaces=list(gold.spaces)) for gold in documents)
    return iter(nlp.pipe(docs, batch_size=16))


def gold_names(gold: Document, doc: Doc) -> list[Span]:
    """The annotated names as spans; of two that overlap the longer."""
    taken: set[int] = set()
    spans = []
    named = [(phrase.name, LABELS[phrase.kind]) for phrase in gold.phrases if phrase.name and phrase.kind in LABELS]
    for (start, end), label in sorted(named, key=lambda one: one[0][0] - one[0][1]):
        if not taken & set(range(start, end)):
            spans.append(Span(doc, start, end, label=label))
            taken |= set(range(start, end))
    return spans


def add(scores: Scores, gold: Document, doc: Doc) -> None:
    """Join a doc's names as the component does, and count it against a document's gold."""
    EntityFinder()(QuoteFinder()(doc))
    names: dict[int, int] = {}
    links: dict[str, dict[int, int]] = {"pronoun": {}, "nominal": {}}
    for number, entity in enumerate(doc._.entities):
        for mention in entity.mentions:
            span = doc.char_span(mention.char_start, mention.char_end, alignment_mode="expand")
            tokens = range(span.start, span.end) if span is not None else ()
            if mention.form == "name":
                names |= dict.fromkeys(tokens, number)
            else:
                links[mention.form] |= dict.fromkeys(tokens[-1:], number)
    add_names(scores, gold, names)
    add_links(scores, gold, names, links)


def add_names(scores: Scores, gold: Document, names: Mapping[int, int]) -> None:
    """Count how the names that both mark are grouped."""
    both = {phrase.head: phrase.cluster for phrase in _named(gold) if phrase.head in names}
    given = {head: names[head] for head in both}
    scores.b3 = [a + b for a, b in zip(scores.b3, b_cubed(given, both), strict=True)]
    scores.lea = [a + b for a, b in zip(scores.lea, [*lea(given, both), *lea(both, given)], strict=True)]


def _named(gold: Document) -> list[Phrase]:
    return [phrase for phrase in gold.phrases if phrase.name and phrase.kind in LABELS]


def b_cubed(given: Grouping, wanted: Grouping) -> tuple[float, float, float]:
    """Sums of precision and of recall over the items of two groupings of the same items, and the number of items."""
    ours, theirs = _sets(given), _sets(wanted)
    p = r = 0.0
    for item in given:
        one, other = ours[given[item]], theirs[wanted[item]]
        p += len(one & other) / len(one)
        r += len(one & other) / len(other)
    return p, r, float(len(given))


def lea(given: Grouping, wanted: Grouping) -> tuple[float, float]:
    """LEA's precision as what is right and what there is; a cluster of one has a link to itself."""
    right = size = 0.0
    for items in _sets(given).values():
        size += len(items)
        together = Counter(wanted[item] for item in items)
        alone = len(items) == 1 and sum(1 for one in wanted.values() if together[one]) == 1
        links = len(items) * (len(items) - 1) / 2
        resolved = sum(n * (n - 1) / 2 for n in together.values()) / links if links else float(alone)
        right += len(items) * resolved
    return right, size


def _sets(grouping: Grouping) -> dict[int, set[int]]:
    sets: dict[int, set[int]] = defaultdict(set)
    for item, group in grouping.items():
        sets[group].add(item)
    return sets


def add_links(scores: Scores, gold: Document, names: Mapping[int, int], links: Mapping[str, Mapping[int, int]]) -> None:
    """Count pronouns and descriptions linked to a named entity."""
    cluster_of = {phrase.head: phrase.cluster for phrase in gold.phrases}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for phrase in _named(gold):
        if phrase.head in names:
            votes[names[phrase.head]][phrase.cluster] += 1
    meant = {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}
    named = {phrase.cluster for phrase in _named(gold)}
    for form, tally in (("pronoun", scores.pronouns), ("nominal", scores.nominals)):
        wanted = {(head, cluster) for head, cluster in cluster_of.items() if cluster in named and _is(gold, head, form)}
        tally.add({(head, meant.get(entity, -1)) for head, entity in links[form].items()}, wanted)


def _is(gold: Document, head: int, form: str) -> bool:
    if form == "pronoun":
        return gold.words[head].lower() in PRONOUNS
    return gold.tags[head] not in NAMES and gold.tags[head].startswith("NN")
