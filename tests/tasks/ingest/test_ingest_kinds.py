"""A new kind of source, and a new form of file, plug in with a line each."""

import gzip
import json
from pathlib import Path

import pytest

from tasks.ingest import Found, SourceError, discover, forms, kinds, sources_from_paths, sources_from_toml
from tasks.ingest.fields import Facts
from tasks.ingest.forms import Form
from tasks.ingest.kinds import Kind
from tasks.ingest.piece import held
from tests.tasks.ingest.reading import SENTENCE, read_paths, read_sources


def pigeons(source):
    """Messages out of a loft: what the pigeons of a station carry is put into files first, as it came."""
    settings = dict(source.settings)
    (loft,) = settings["loft"]
    for number, station in enumerate(settings["stations"]):
        path = Path(loft) / f"{number}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"text": f"{SENTENCE} So a pigeon from {station} tells.", "url": None}))
        yield Found(source, path, f"{station}.json", source.outlet or station, "json")


def scroll(stream, found):
    """A roll of documents, each under the address that it was copied from."""
    for number, part in enumerate(stream.read().split(b"\f")):
        url, _, text = part.partition(b"\n")
        yield held(text, "text", f"#sheet={number}", told=Facts(url=url.decode(), http_status=200))


@pytest.fixture
def plugged(tmp_path, monkeypatch):
    monkeypatch.setitem(kinds.KINDS, "pigeons", Kind(pigeons, keys=("loft", "stations")))
    monkeypatch.setitem(forms.FORMS, "scroll", Form((".scroll",), "text", scroll))
    return tmp_path


def catalogue(folder, *lines):
    path = folder / "sources.toml"
    path.write_text("\n".join(("[[source]]", 'name = "loft"', 'kind = "pigeons"', *lines)), encoding="utf-8")
    return path


def test_a_source_of_a_new_kind_is_read_like_any_other(plugged):
    path = catalogue(plugged, f'loft = "{plugged / "roof"}"', 'stations = ["Karsova", "Dunmarrow"]')
    first = read_sources(sources_from_toml(path))
    assert first.outcomes == {"Karsova.json#record=1": "article", "Dunmarrow.json#record=1": "article"}
    assert [row["outlet"] for row in first.rows] == ["Karsova", "Dunmarrow"]
    assert set(read_sources(sources_from_toml(path), first.seen).outcomes.values()) == {"unchanged"}


def test_what_an_entry_of_a_new_kind_must_say_is_asked_for(plugged):
    with pytest.raises(SourceError, match=r"source 1 .`loft`.: has no `stations`; add a text or a list of texts"):
        sources_from_toml(catalogue(plugged, 'loft = "roof"'))
    with pytest.raises(SourceError, match="unknown key `paths`; a source may have name, loft, stations, kind"):
        sources_from_toml(catalogue(plugged, 'loft = "a"', 'stations = "b"', 'paths = "c"'))
    drums = catalogue(plugged).read_text(encoding="utf-8").replace("pigeons", "drums")
    (plugged / "drums.toml").write_text(drums, encoding="utf-8")
    with pytest.raises(SourceError, match="`drums` is no kind of source; the kinds are files, pigeons"):
        sources_from_toml(plugged / "drums.toml")


def test_a_file_of_a_new_form_is_cut_and_says_where_its_documents_were(plugged, write):
    sheets = "\f".join(f"https://marl.example/{n}\n{SENTENCE} Sheet {n} says so too." for n in range(2))
    folder = write("rolls/old.scroll.gz", gzip.compress(sheets.encode()))
    read = read_paths(folder)
    assert read.outcomes == {"rolls/old.scroll.gz#sheet=0": "article", "rolls/old.scroll.gz#sheet=1": "article"}
    assert [(row["url"], row["outlet"], row["http_status"]) for row in read.rows] == [
        ("https://marl.example/0", "marl.example", 200),
        ("https://marl.example/1", "marl.example", 200),
    ]


def test_what_a_document_says_of_itself_comes_before_what_its_file_says(plugged, write):
    page = (
        f'<html><head><link rel="canonical" href="https://own.example/a"></head><body><p>{SENTENCE}</p></body></html>'
    )
    folder = write("rolls/page.scroll", f"https://marl.example/0\n{page}")
    assert read_paths(folder).only["url"] == "https://own.example/a"


@pytest.mark.parametrize("name", ["gone.jsonl", "gone.scroll", "gone.txt", "gone.html"])
def test_a_file_that_goes_between_finding_and_reading_is_quarantined(plugged, write, name, monkeypatch):
    folder = write(f"courier/{name}", "x")
    sources = sources_from_paths([folder])
    found = discover(sources)
    (folder / "courier" / name).unlink()
    monkeypatch.setattr("tests.tasks.ingest.reading.discover", lambda _: found)
    assert list(read_sources(sources).reasons.values()) == ["unreadable_file"]
