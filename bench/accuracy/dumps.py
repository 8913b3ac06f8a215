"""Bodies of text dumps: whole pages, flattened by resiliparse (menus and all), cleaned, and compared with their gold.

`dumps-fundus.f1`: pages-fundus' English pages; mean over pages of the F1 of 4-grams of words (multisets), body
against gold (its paragraphs and subheads; summaries, which are standfirsts, are left out of both precision and recall).
`dumps-trafilatura.with` / `.without`: share of pages-trafilatura's strings that must be in an article (its title,
standfirst or body) and are, or must not be and are not; English pages. `dumps.overall`: the mean of the three.
`pages-fundus.f1`: the same pages as HTML.
`.dev` and `.heldout`: publishers' halves by the parity of a digest of their name. The weights that ship were fitted on
all publishers, so both halves flatter them; what they reach on publishers they have not seen is what
`python -m bench.fit_blocks` prints (`cross_validated_f1` in the weights' file).
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import py3langid
import pyarrow as pa
from resiliparse.extract.html2text import extract_plain_text

from bench.accuracy.common import add_set_arguments, left_out
from tasks.clean import clean
from warehouse.ids import document_id
from warehouse.tables import INPUTS, LEARNED_LINES

_WORD = re.compile(r"\w+")
_N = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its gold: title and body (paragraphs and subheads), or strings a body must or must not hold."""

    group: str
    html: str
    title: str
    body: tuple[str, ...]
    summary: tuple[str, ...]
    published: str
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def held_out(self) -> bool:
        """Whether the page's publisher is of the half that nothing is tuned on."""
        return sha256(self.group.encode()).digest()[0] % 2 == 1


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def fundus_pages(folder: Path) -> list[Page]:
    """English pages of pages-fundus with a gold body; a publisher's golds and pages are both in order of time."""
    pages: list[Page] = []
    for path in sorted(folder.glob("*/*.json")):
        golds = json.loads(path.read_text(encoding="utf-8")).values()
        files = sorted(path.parent.glob(f"{path.stem}_[0-9]*.html.gz"))
        pages += [_fundus_page(path.stem, file, gold) for file, gold in zip(files, golds, strict=True)]
    return [page for page in pages if page.body and py3langid.classify(" ".join(page.body))[0] == "en"]


def _fundus_page(group: str, file: Path, gold: dict) -> Page:
    body = [text for section in gold["body"]["sections"] for text in section["headline"] + section["paragraphs"]]
    html = _decoded(gzip.decompress(file.read_bytes()))
    date = str(gold.get("publishing_date"))
    return Page(group, html, gold["title"] or "", tuple(body), tuple(gold["body"]["summary"]), date)


def trafilatura_pages(folder: Path) -> list[Page]:
    """The pages of pages-trafilatura's English evaluation that are in English, a page each a group."""
    gold = json.loads((folder / "evaldata.en.json").read_text(encoding="utf-8"))
    pages = [_trafilatura_page(folder, gold[url]) for url in sorted(gold) if (folder / gold[url]["file"]).is_file()]
    return [page for page in pages if py3langid.classify(flattened(page))[0] == "en"]


def _trafilatura_page(folder: Path, gold: dict) -> Page:
    html = _decoded((folder / gold["file"]).read_bytes())
    return Page(gold["file"], html, "", (), (), "", tuple(gold["with"]), tuple(gold["without"]))


def words(text: str) -> list[str]:
    """Lower-cased words (runs of letters and digits)."""
    return _WORD.findall(text.lower())


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The multiset of 4-grams of a text's words."""
    tokens = words(text)
    return Counter(zip(*(tokens[start:] for start in range(_N)), strict=False))


def gram_f1(text: str, gold: str) -> float:
    """F1 of two texts' 4-grams."""
    ours, theirs = grams(text), grams(gold)
    common = (ours & theirs).total()
    return 2 * common / max(ours.total() + theirs.total(), 1)


def flattened(page: Page) -> str:
    """The whole page as text, menus and all."""
    return extract_plain_text(page.html, main_content=False)


def long_lines(text: str) -> str:
    """A peer: the lines of 20 words and more."""
    return "\n".join(line for line in text.splitlines() if len(line.split()) >= 20)


def densest_run(text: str) -> str:
    """A peer: the run of lines with the most words, those of short lines (under 10 words) counted against it."""
    lines = [line for line in text.splitlines() if line.strip()]
    best, start, total, span = 0, 0, 0, (0, 0)
    for index, line in enumerate(lines):
        count = len(line.split())
        if total <= 0:
            start, total = index, 0
        total += count if count >= 10 else -10
        if total > best:
            best, span = total, (start, index + 1)
    return "\n".join(lines[slice(*span)])


@cache
def _schema() -> pa.Schema:
    return INPUTS.arrow()


def inputs(texts: Iterable[str], kind: str) -> pa.Table:
    """Texts as what ingest hands to cleaning, each from an outlet that is not known."""
    rows = [
        dict.fromkeys(INPUTS.names) | {
            "document_id": document_id("unknown", str(number), ""), "sha256": "", "source_name": "bench",
            "source_uri": str(number), "outlet": "unknown", "media_type": f"text/{kind}", "n_bytes": len(text),
            "outcome": "article", "text": text, "text_kind": kind,
        }
        for number, text in enumerate(texts)
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=_schema())


def cleaned(texts: Iterable[str], kind: str) -> list[dict[str, str]]:
    """The articles that cleaning makes of texts, in their order; for a text that it sets aside, one without text."""
    table = inputs(texts, kind)
    articles = clean(table, LEARNED_LINES.without("run_id").empty()).articles.to_pylist()
    found = {article["document_id"]: article for article in articles}
    return [found.get(document, {"body": ""}) for document in table["document_id"].to_pylist()]


def whole(article: dict[str, str]) -> str:
    """All of an article's text: title, standfirst, body."""
    return "\n".join(article.get(field) or "" for field in ("title", "standfirst", "body"))


def fundus_score(page: Page, body: str) -> float:
    """F1 of a body's 4-grams against the page's paragraphs; a summary's words count neither for nor against it."""
    ours = "\n".join(part for part in body.split("\n") if not part or not _is_in(part, page.summary, page.body))
    return gram_f1(ours, "\n".join(page.body))


def _is_in(part: str, summary: tuple[str, ...], body: tuple[str, ...]) -> bool:
    """Whether a paragraph is of the summary only."""
    folded = words(part)
    return any(folded == words(text) for text in summary) and not any(folded == words(text) for text in body)


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / max(len(held), 1)


def _halves(name: str, pages: list[Page], scores: list[float]) -> dict[str, float]:
    pairs = list(zip(pages, scores, strict=True))
    return {
        name: _mean(scores),
        f"{name}.dev": _mean(score for page, score in pairs if not page.held_out),
        f"{name}.heldout": _mean(score for page, score in pairs if page.held_out),
    }


def _share(strings: Iterable[tuple[tuple[str, ...], str]], wanted: bool) -> float:
    folded = [(" ".join(words(string)), " ".join(words(body))) for group, body in strings for string in group]
    return _mean(float((string in body) is wanted) for string, body in folded if string)


def measure_fundus(pages: list[Page], kind: str) -> list[float]:
    """The score of each page, as a dump (`text`) or as HTML (`html`)."""
    texts = [page.html if kind == "html" else flattened(page) for page in pages]
    return [fundus_score(page, each["body"]) for page, each in zip(pages, cleaned(texts, kind), strict=True)]


def peers(pages: list[Page]) -> dict[str, float]:
    """What simple rules reach on the same dumps."""
    rules: dict[str, Callable[[str], str]] = {"long-lines": long_lines, "densest-run": densest_run}
    return {
        f"dumps-fundus.peer.{name}": _mean(fundus_score(page, rule(flattened(page))) for page in pages)
        for name, rule in rules.items()
    }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every accuracy benchmark, and how many of the worst pages to name."""
    add_set_arguments(parser)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print that many of the worst pages")


def run(args: argparse.Namespace) -> dict[str, float]:
    """Measure; keys as in the module's description. A set that is not there is left out, and said so."""
    fundus, pages = (_folder(args, name) for name in ("pages-fundus", "pages-trafilatura"))
    figures = _fundus(fundus_pages(fundus), args.worst) if fundus else {}
    if pages:
        figures |= _strings(trafilatura_pages(pages))
    if fundus and pages:
        parts = (figures[key] for key in ("dumps-fundus.f1", "dumps-trafilatura.with", "dumps-trafilatura.without"))
        figures["dumps.overall"] = _mean(parts)
    return figures


def _folder(args: argparse.Namespace, name: str) -> Path | None:
    """A set's folder of the split, the whole set where it has none, or None where it is not there."""
    found = next((path for path in (args.data / name / args.split, args.data / name) if path.is_dir()), None)
    if found is None:
        left_out(name, args.data / name)
    return found


def _fundus(pages: list[Page], worst: int) -> dict[str, float]:
    scores = measure_fundus(pages, "text")
    for score, group in sorted((score, page.group) for score, page in zip(scores, pages, strict=True))[:worst]:
        print(f"{score:.3f} {group}")
    return {
        **_halves("dumps-fundus.f1", pages, scores),
        **_halves("pages-fundus.f1", pages, measure_fundus(pages, "html")),
        **peers(pages),
    }


def _strings(pages: list[Page]) -> dict[str, float]:
    found = [whole(each) for each in cleaned([flattened(page) for page in pages], "text")]
    pairs = list(zip(pages, found, strict=True))
    return {
        "dumps-trafilatura.with": _share(((page.present, text) for page, text in pairs), True),
        "dumps-trafilatura.without": _share(((page.absent, text) for page, text in pairs), False),
    }
