import argparse
import gzip
import json
from pathlib import Path

import pytest

from bench.accuracy import dumps

BODY = (
    "The lighthouse at Varnhem was sold on Monday to a foundation that wants to open it to visitors, the council said.",
    "It had stood empty since its keeper retired in 2011, and two of its four storeys were no longer safe to enter.",
    "“We will begin with the stairs,” said Ada Lind, who leads the foundation and whose uncle was the last keeper.",
    "The repairs are expected to take two years and to cost 3 million crowns, half of which the council will pay.",
)  # fmt: skip
SUMMARY = "A foundation wants to open the lighthouse to visitors"


def page(group: str = "Varnhem") -> dumps.Page:
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    html = (
        "<html lang='en'><body><ul><li>Home</li><li>World</li></ul><h1>Varnhem sells its old lighthouse</h1>"
        f"<p>{SUMMARY}</p>{paragraphs}<h3>Most read</h3><ul><li>Ferry strikes pier</li></ul></body></html>"
    )
    return dumps.Page(group, html, "Varnhem sells its old lighthouse", BODY, (SUMMARY,), "2025-02-03")


def written(folder: Path) -> Path:
    """The two sets' layouts, a page each."""
    one = page()
    fundus, strings = folder / "pages-fundus" / "xx", folder / "pages-trafilatura"
    fundus.mkdir(parents=True)
    strings.mkdir()
    gold = {
        "title": one.title, "publishing_date": one.published,
        "body": {"summary": [SUMMARY], "sections": [{"headline": [], "paragraphs": list(BODY)}]},
    }  # fmt: skip
    (fundus / "Varnhem.json").write_text(json.dumps({"V1": gold}), encoding="utf-8")
    (fundus / "Varnhem_2025_02_03.html.gz").write_bytes(gzip.compress(one.html.encode()))
    entry = {
        "file": "varnhem.html",
        "with": ["two of its four storeys", "nowhere to be found"],
        "without": ["Most read"],
    }
    (strings / "evaldata.en.json").write_text(json.dumps({"https://x.example": entry}), encoding="utf-8")
    (strings / "varnhem.html").write_text(one.html, encoding="utf-8")
    return folder


def test_f1_of_4_grams():
    assert dumps.gram_f1("a b c d e", "A, b c d e.") == 1.0
    assert dumps.gram_f1("a b c d", "a b c d e") == pytest.approx(2 / 3)
    assert dumps.gram_f1("a b c", "a b c") == 0.0


def test_a_summary_counts_neither_for_nor_against():
    with_summary = "\n\n".join([SUMMARY, *BODY])
    assert dumps.fundus_score(page(), with_summary) == dumps.fundus_score(page(), "\n\n".join(BODY)) == 1.0
    assert dumps.fundus_score(page(), "\n\n".join(["Ferry strikes pier at Sarn again", *BODY])) < 1.0


def test_peers_do_what_they_say():
    text = "\n".join(["Home", BODY[0], "short line", BODY[1], "Home"])
    assert dumps.long_lines("one two\n" + "word " * 20) == "word " * 20
    assert dumps.densest_run(text).split("\n") == [BODY[0], "short line", BODY[1]]


def test_the_benchmark_runs_and_its_keys_are_stable(tmp_path):
    parser = argparse.ArgumentParser()
    dumps.add_arguments(parser)
    found = dumps.run(parser.parse_args(["--data", str(written(tmp_path))]))
    assert found["dumps-fundus.f1"] > 0.95 and found["pages-fundus.f1"] > 0.95
    assert (found["dumps-trafilatura.with"], found["dumps-trafilatura.without"]) == (0.5, 1.0)
    assert {"dumps.overall", "dumps-fundus.f1.dev", "dumps-fundus.f1.heldout", "dumps-fundus.peer.long-lines"} <= set(
        found
    )


def test_pages_whose_golds_do_not_fit_their_files_are_an_error(tmp_path):
    folder = written(tmp_path)
    (folder / "pages-fundus" / "xx" / "Varnhem_2025_03_03.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    with pytest.raises(ValueError, match="zip"):
        dumps.fundus_pages(folder / "pages-fundus")
