"""Names against people's: exact span and type, on the public sets' own tokens.

A set's documents are given to the pipeline as their own tokens, whole (where a set marks no documents, twenty sentences
are one); sentence ends are not told. A pipeline's labels are mapped to each set's own, and what a set does not annotate
is not counted. A name counts when both its ends and its label are right (CoNLL 2002).
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from bench.accuracy.common import Tally, add_model_argument, add_set_arguments, left_out, load_model
from bench.accuracy.sets import NamesDocument, Span, read_conll, read_iob2, read_tsv, split_files

PLACES = {"LOC": "LOC", "GPE": "LOC", "LOCATION": "LOC"}
PEOPLE = {"PERSON": "PER", "PER": "PER"}
BODIES = {"ORG": "ORG", "ORGANIZATION": "ORG"}
WORKS = dict.fromkeys(("MISC", "NORP", "LANGUAGE", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"), "MISC")
CORE = PLACES | PEOPLE | BODIES
CONLL = CORE | WORKS
WORLDWIDE = (
    dict.fromkeys(PLACES, "Location")
    | dict.fromkeys(PEOPLE, "Person")
    | dict.fromkeys(BODIES, "Organization")
    | {"FAC": "Facility", "FACILITY": "Facility", "NORP": "NORP"}
    | {"DATE": "Date", "MONEY": "Money", "PRODUCT": "Product"}
    | dict.fromkeys(("MISC", "LANGUAGE", "EVENT", "WORK_OF_ART", "LAW"), "Misc")
)


@dataclass(frozen=True, slots=True)
class NamesSet:
    """A set's folder and files, how a file is read, and its label for each of a pipeline's labels."""

    name: str
    pattern: str
    read: Callable[[Path], list[NamesDocument]]
    labels: dict[str, str]


SETS = (
    NamesSet("names-worldwide", "*.tsv", lambda path: [read_tsv(path)], WORLDWIDE),
    NamesSet("names-conllpp", "conllpp*.txt", lambda path: read_conll(path, -1), CONLL),
    NamesSet("names-pud", "*.iob2", read_iob2, CORE),
    NamesSet("names-ewt", "*.iob2", read_iob2, CORE),
    NamesSet("names-wikigold", "*.conll.txt", lambda path: read_conll(path, -1), CONLL),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every accuracy benchmark."""
    add_set_arguments(parser)
    add_model_argument(parser)


def run(args: argparse.Namespace) -> dict[str, float]:
    """``SET.f1``, ``.p``, ``.r`` and, label in small letters, ``SET.LABEL.f1``, … for each set that is there."""
    nlp = load_model(args.model)
    figures: dict[str, float] = {}
    for names_set in SETS:
        files = split_files(args.data / names_set.name, args.split, names_set.pattern)
        documents = [document for path in files for document in names_set.read(path)]
        if documents:
            figures |= score(nlp, documents, names_set)
        else:
            left_out(names_set.name, args.data)
    return figures


def score(nlp: Language, documents: list[NamesDocument], names_set: NamesSet) -> dict[str, float]:
    """Figures of one set, keyed ``SET.…``."""
    tallies = {"": Tally()} | {label: Tally() for label in sorted(set(names_set.labels.values()))}
    for document, given in zip(documents, answers(nlp, documents, names_set.labels), strict=True):
        for label, tally in tallies.items():
            tally.add(_of(given, label), _of(document.spans, label))
    figures: dict[str, float] = {}
    for label, tally in tallies.items():
        key = ".".join(filter(None, (names_set.name, label.lower())))
        figures |= {f"{key}.f1": tally.f1, f"{key}.p": tally.p, f"{key}.r": tally.r}
    return figures


def _of(spans: list[Span] | tuple[Span, ...], label: str) -> list[Span]:
    return [span for span in spans if label in ("", span[2])]


def answers(nlp: Language, documents: list[NamesDocument], labels: dict[str, str]) -> Iterator[list[Span]]:
    """The names the pipeline finds in each document, under the set's labels; others are dropped."""
    docs = (Doc(nlp.vocab, words=list(document.words)) for document in documents)
    for doc in nlp.pipe(docs, batch_size=64):
        yield [(ent.start, ent.end, labels[ent.label_]) for ent in doc.ents if ent.label_ in labels]
