"""Count the frozen frequencies of stories again: `python -m bench.fit_stories --data DIR [--out FILE]`.

DIR holds `names-worldwide`, `names-wikigold` and `syntax-gum`: general English texts, of their train parts, none of
them of a set that stories are measured on. Written are the terms that `FEWEST` texts or more have, with how many, and
under the empty term the number of all texts. Counts of words only.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.accuracy.sets import read_conll, read_conllu, read_tsv
from tasks.link.frequencies import FREQUENCIES
from tasks.link.stories.terms import terms

FEWEST = 2
HEAD = (
    "# How many of the texts have a term, plurals undone; all texts under the empty term. Made by bench/fit_stories.py."
)


def texts(data: Path) -> Iterator[str]:
    """The words of every text, spaces between."""
    for path in sorted((data / "names-worldwide" / "train").glob("*.tsv")):
        yield " ".join(read_tsv(path).words)
    for document in read_conll(data / "names-wikigold" / "wikigold.conll.txt", -1):
        yield " ".join(document.words)
    for path in sorted((data / "syntax-gum" / "train").rglob("*.conllu")):
        for sentences in read_conllu(path):
            yield " ".join(" ".join(sentence.words) for sentence in sentences)


def count(every: Iterator[str]) -> Counter[str]:
    """Term -> texts that have it, and how many texts there are under the empty term; rare terms are left out."""
    counts: Counter[str] = Counter()
    for text in every:
        counts.update({"", *terms(text)})
    return Counter({term: n for term, n in counts.items() if n >= FEWEST})


def written(counts: Counter[str]) -> str:
    """The file: a term and its count a line, the most frequent first."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "\n".join([HEAD, *(f"{term}\t{n}" for term, n in rows)]) + "\n"


def main(argv: Sequence[str] | None = None) -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_stories", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, default=FREQUENCIES, metavar="FILE")
    args = parser.parse_args(argv)
    args.out.write_text(written(count(texts(args.data))), encoding="utf-8")


if __name__ == "__main__":
    main()
