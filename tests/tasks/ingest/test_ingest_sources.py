import subprocess
import sys
from pathlib import Path

import pytest

from tasks.ingest import Source, SourceError, outlets, sources_from_paths, sources_from_toml


@pytest.fixture
def catalogue(tmp_path):
    def _write(text):
        path = tmp_path / "sources.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return _write


def test_a_catalogue_gives_its_sources_with_paths_beside_it(catalogue, tmp_path):
    path = catalogue(
        """
        [[source]]
        name = "courier"
        paths = ["courier", "more.jsonl"]
        outlet = "The Marl Courier"
        country = "GB"
        language = "en"
        encoding = "windows-1252"
        fields = { text = "story_body", title = ["head", "title"] }

        [[source]]
        name = "echo"
        paths = "echo"
        """
    )
    courier, echo = sources_from_toml(path)
    assert courier == Source(
        "courier",
        (tmp_path / "courier", tmp_path / "more.jsonl"),
        outlet="The Marl Courier",
        country="GB",
        language="en",
        encoding="windows-1252",
        fields=(("text", ("story_body",)), ("title", ("head", "title"))),
    )
    assert echo == Source("echo", (tmp_path / "echo",))
    assert sources_from_toml(path, only=["echo"]) == [echo]


def test_a_catalogue_on_the_command_line_is_read_as_sources(catalogue):
    path = catalogue('[[source]]\nname = "echo"\npaths = "echo"')
    assert [source.name for source in sources_from_paths([Path("a.txt"), path])] == ["local", "echo"]


ENTRY = '[[source]]\nname = "echo"\npaths = "echo"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names no source"),
        ("[[source]", "not valid TOML"),
        ("sources = 1", "unknown key `sources`"),
        ('source = "echo"', "names no source"),
        ('[[source]]\npaths = "x"', "source 1: has no `name`"),
        ('[[source]]\nname = "x"', "has no `paths`"),
        ("[[source]]\nname = 3\npaths = 'x'", "`name` must be a text"),
        ("[[source]]\nname = 'x'\npaths = []", "`paths` must be"),
        ("[[source]]\nname = 'x'\npaths = [1]", "`paths` must be"),
        (ENTRY + "colour = 'red'", "unknown key `colour`"),
        (ENTRY + "outlet = ' '", "`outlet` must be a text that is not empty"),
        (ENTRY + "encoding = 'rot13'", "`rot13` is not a known encoding"),
        (ENTRY + "fields = 'text'", "`fields` must be a table"),
        (ENTRY + "fields = { heading = 'h' }", "unknown role `heading`"),
        (ENTRY + "fields = { text = 4 }", "`fields.text` must be"),
        (ENTRY + ENTRY, "`echo` is the name of more than one source"),
    ],
)
def test_a_mistake_in_a_catalogue_is_told(catalogue, text, message):
    path = catalogue(text)
    with pytest.raises(SourceError) as error:
        sources_from_toml(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)


def test_other_mistakes_in_naming_sources(catalogue, tmp_path):
    path = catalogue(ENTRY)
    with pytest.raises(SourceError, match="has no source `courier`; it has echo"):
        sources_from_toml(path, only=["courier"])
    with pytest.raises(SourceError, match="no such file"):
        sources_from_toml(tmp_path / "other.toml")
    with pytest.raises(SourceError, match="cannot be read"):
        sources_from_toml(tmp_path)
    with pytest.raises(SourceError, match="no source was named"):
        sources_from_paths([])
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match="not UTF-8"):
        sources_from_toml(path)


def test_outlets_are_told_once_and_alike():
    paths = (Path("x"),)
    sources = [
        Source("b", paths, outlet="Echo", country="IE"),
        Source("a", paths, outlet="Echo", domain="echo.example"),
        Source("c", paths, outlet="courier.example", outlet_name="The Courier"),
        Source("d", paths),
    ]
    assert outlets(sources).to_pylist() == [
        {"outlet": "Echo", "name": "Echo", "domain": "echo.example", "country": "IE"},
        {"outlet": "courier.example", "name": "The Courier", "domain": None, "country": None},
    ]
    with pytest.raises(SourceError, match="country of outlet `Echo` is `GB` here and `IE`"):
        outlets([*sources, Source("e", paths, outlet="Echo", country="GB")])


def test_importing_ingest_loads_nothing_heavy():
    code = (
        "import sys, tasks.ingest;"
        "print([m for m in ('prefect', 'spacy', 'great_expectations', 'trafilatura', 'pandas', 'courlan', 'lxml',"
        " 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
