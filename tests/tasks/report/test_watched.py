"""What is new about names, words and outlets that somebody watches, and how the page shows it."""

import pytest

from tasks.report import save, stories
from tasks.report.corrections import Corrected, Corrections
from tasks.report.hand import Hand
from tasks.report.watched import Known, known, nothing, watched
from tasks.report.watching import Watch, WatchError, read_watch
from tests.tasks.report.report_markup import strict
from tests.tasks.report.report_records import full_run
from tests.tasks.report.story_given import FERRY, HOSTILE, MARKET, given, published
from tests.warehouse.builder import FIRST


@pytest.fixture(scope="module")
def made():
    return given()


@pytest.fixture(scope="module")
def con(made):
    with published(made) as opened:
        yield opened


def news(con, before=Known(), **watch):  # noqa: B008
    (found,) = watched(con, Watch(**{key: (value,) for key, value in watch.items()}), before).news or (None,)
    return found


def told(found):
    return [(item.kind, item.story_id, item.anchor) for item in found.items]


def test_a_name_is_met_in_conflicts_stories_quotes_and_reports(con, made):
    for name in ("Ines Corrow", "INES  CORROW", "eines"):
        found = news(con, names=name)
        quote = con.execute("select quote_id from published.quotes where speaker = 'Ines Corrow'").fetchone()[0]
        assert told(found) == [("story", FERRY, ""), ("quote", FERRY, quote)]
        assert found.words == "1 story, 1 quote"
        assert found.items[1].about == "Bell, Monday 5 January 2026"
    assert news(con, names="Corrow") is None, "nobody here goes by the surname alone"


def test_words_are_met_in_a_row_as_whole_words_or_as_beginnings(con, made):
    articles = made.articles
    assert told(news(con, words="stall")) == [("article", MARKET, articles["Gazette"])]
    assert told(news(con, words="market on monday")) == [("article", MARKET, articles["Gazette"])]
    assert told(news(con, words="forecas*")) == [("conflict", FERRY, "xhurt"), ("article", FERRY, articles["Dispatch"])]
    for absent in ("stal", "monday market", "forecas"):
        assert news(con, words=absent) is None
    kinds = [item.kind for item in news(con, words="tarn end").items]
    assert kinds == ["conflict", "conflict", "article", "article"], "the figures' conflict and the places' stand first"


def test_an_outlets_reports(con, made):
    assert told(news(con, outlets="gazette")) == [("article", MARKET, made.articles["Gazette"])]
    assert [item.anchor for item in news(con, outlets="Standard").items] == [made.articles["Standard 2"]]
    assert news(con, outlets="Gazettes") is None


def test_what_was_there_before_is_no_news(con):
    before = known(con)
    watch = Watch(("Ines Corrow",), ("stall",), ("Gazette",))
    found = watched(con, watch, before)
    assert (found.heading, found.news) == ("Nothing new about what you watch", ())
    assert found.silent == ("Ines Corrow", "stall", "Gazette") and found == nothing(watch)
    one = Known(before.articles, before.stories, before.conflicts - {"xplace"})
    assert told(news(con, one, words="Fellgate")) == [("conflict", FERRY, "xplace")]


def test_the_page_opens_with_it_and_links_to_its_place_or_to_the_outlet(tmp_path, made, con):
    pages = stories.render(con, FIRST)
    del pages.pages[MARKET]
    hand = Hand(None, watched(con, Watch(words=("stall", "tarn end", "heron")), Known()))
    page = save(full_run(), [], tmp_path, None, pages, hand).read_text(encoding="utf-8")
    strict(page)
    assert page.index('id="watched"') < page.index('id="stories"') < page.index('id="run"')
    assert f'href="stories/{FERRY}.html#xplace"' in page
    assert 'href="https://gazette.example/Gazette"' in page, "its story has no page in this report"
    assert "New about what you watch: stall, tarn end" in page and "Nothing new: heron" in page
    for item in hand.watched.news[1].items:
        assert f'id="{item.anchor}"' in pages.pages[FERRY], item


def test_every_text_is_escaped(tmp_path):
    with published(given(HOSTILE)) as con:
        row = Corrected("What", HOSTILE, HOSTILE, HOSTILE, False, HOSTILE, (FERRY,))
        hand = Hand(Corrections("1 correction", (row,)), watched(con, Watch((), ("stall", HOSTILE), ()), Known()))
        page = save(full_run(), [], tmp_path, None, stories.render(con, FIRST), hand).read_text(encoding="utf-8")
    strict(page)
    assert "<script>alert" not in page and "{{" not in page.replace("{{ 7 * 7 }}", "")
    assert page.count("does not hold") == 1 and f'href="stories/{FERRY}.html"' in page


def test_a_report_of_nothing_kept_by_hand_says_nothing_of_it(tmp_path):
    page = save(full_run(), [], tmp_path).read_text(encoding="utf-8")
    assert "watched" not in page and "corrected" not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = ["Ada"]', "unknown key `name`; there are names, words, outlets"),
        ("names = [1]", "`names` must be a text or a list of texts"),
        ("names = [", "is not valid TOML"),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path, text, said):
    path = tmp_path / "watch.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WatchError) as raised:
        read_watch(path)
    assert str(raised.value).startswith(str(path)) and said in str(raised.value)


def test_the_file_is_read(tmp_path):
    path = tmp_path / "watch.toml"
    path.write_text('names = ["Ada  Brandt", "Ada Brandt"]\nwords = "dam"\noutlets = []', encoding="utf-8")
    assert read_watch(path) == Watch(("Ada Brandt",), ("dam",), ())
    assert not Watch() and Watch(words=("dam",))
