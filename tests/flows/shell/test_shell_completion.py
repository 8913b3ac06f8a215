import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from flows.shell.completion import SqlCompleter
from flows.shell.dots import DOTS
from flows.shell.names import Names


@pytest.fixture
def offered(session):
    """What a text is completed with, where the cursor stands at `|` or at its end."""
    completer = SqlCompleter(Names(session.con))

    def call(text):
        before, _, after = text.partition("|")
        document = Document(before + after, len(before))
        return {one.text: one.display_meta_text for one in completer.get_completions(document, CompleteEvent())}

    return call


def test_views_and_macros_come_after_from(offered):
    assert list(offered("select 1 from art")) == ["articles"]
    assert list(offered("from outl")) == ["outlets", "outlet("]
    assert offered("from outlets") == {"outlets": "A publisher."}
    assert offered("from published.sto").keys() == {"stories", "story("}
    assert "quotes" in offered("from articles join ")


def test_columns_are_those_of_the_views_that_are_named(offered):
    assert next(iter(offered("select byl| from articles"))) == "byline"
    assert offered("select byl| from articles")["byline"].startswith("varchar: ")
    assert "byline" not in offered("select byl| from runs")
    assert offered("select byl")["byline"] == "of articles"
    assert list(offered("from quotes where speaker_t")) == ["speaker_text"]


def test_an_alias_stands_for_its_view(offered):
    found = offered("select q.spea| from quotes as q join articles a using (article_id)")
    assert next(iter(found)) == "speaker"
    assert list(offered("from quotes as q join articles a using (article_id) where a.byl")) == ["byline"]
    assert offered("from quotes as q where nothing.") == {}


def test_keywords_come_in_the_capitals_that_are_typed(offered):
    assert "select" in offered("sel") and "SELECT" in offered("SEL")
    assert "group" in offered("from articles gro")


def test_functions_come_with_their_parenthesis(offered):
    assert offered("select strip_acc")["strip_accents("] == "function"


@pytest.mark.parametrize("text", ["select 'art", 'from "art', "-- art", "/* art"])
def test_nothing_is_offered_in_quotations_and_comments(offered, text):
    assert offered(text) == {}


def test_dot_commands_and_what_they_take(offered):
    assert offered(".").keys() == DOTS.keys()
    assert list(offered(".de")) == [".describe"]
    assert list(offered(".describe art")) == ["articles"]
    assert "most_named" in offered(".queries mo")
    assert list(offered(".format j")) == ["json", "jsonl"]
    assert offered(".exit x") == {}


def test_only_the_statement_at_the_cursor_counts(offered):
    assert list(offered("select 1; .des")) == [".describe"]
    assert list(offered("select '; from runs; from artic")) == []
    assert list(offered("select ';' from runs; from artic")) == ["articles"]
