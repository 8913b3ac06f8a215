"""The macros answer everyday questions of names, words and ids as people type them."""

import pytest

from tests.warehouse.builder import opened, report, rows
from tests.warehouse.linked_rows import ID, MAIL, STORY, linked
from warehouse.views import MACROS_FOLDER, create_macros

HOSTILE = ["", "'", "''; drop table store.articles; --", "%", "_", "\\", '"', "🦜", "x" * 10_000, None]


@pytest.fixture(scope="module")
def con():
    with opened(linked()) as made:
        assert create_macros(made) == ["compare", "outlet", "search", "story", "who_said"]
        yield made


@pytest.fixture
def ask(con):
    def answer(macro, word, columns="*"):
        return con.execute(f"select {columns} from {macro}($word)", {"word": word}).fetchall()

    return answer


@pytest.mark.parametrize("name", [STORY, "s-old"])
def test_a_story_lists_its_reports_under_its_id_and_a_merged_one(ask, name):
    found = ask("story", name, "story_id, headline, outlet, title")
    assert found == [
        (STORY, "Esk wakes", "Post", "Rain"), (STORY, "Esk wakes", "Post", "Dam holds"),
        (STORY, "Esk wakes", "Mail", "Homes flooded"), (STORY, "Esk wakes", "Écho", "Esk wakes"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", [STORY, "s-old"])
def test_comparing_begins_with_conflicts_and_ends_with_omissions(ask, name):
    found = ask("compare", name)
    assert [row[:2] for row in found] == [
        ("conflict of figures", "homes, flood"), ("conflict of wordings", "the dam"), ("quotation", "Ada Brandt"),
        ("claim", "Heavy rain fell"), ("omission", "Heavy rain fell"),
    ]  # fmt: skip
    assert found[0][2] == ["Mail: 9", "Post: 12"]
    assert found[2][2][1] == "Post (same): The dam will hold."
    assert found[-1][2] == ["Écho"]


def test_agreement_and_updates_are_compared_too():
    tables = linked()
    (measure,) = tables["measures"]
    for verdict in ("agreement", "update"):
        measure["verdict"] = verdict
        with opened(tables) as con:
            create_macros(con)
            found = con.execute("from compare($id)", {"id": STORY}).fetchall()
        assert (verdict, "homes, flood", ["Post: 12", "Mail: 9"]) in found
        assert not any(row[0] == "conflict of figures" for row in found)


@pytest.mark.parametrize("person", ["Ada Brandt", "brandt", "BRANDT", "ada", "Brändt"])
def test_who_said_finds_a_person_by_any_part_of_any_name(ask, person):
    assert ask("who_said", person, "speaker, outlet, text") == [
        ("Ada Brandt", "Post", "The dam will hold."), ("Ada Brandt", "Mail", MAIL[16:65]),
    ]  # fmt: skip


def test_of_somebody_nobody_quotes_nothing_is_said(ask):
    assert ask("who_said", "Lower Esk") == []


def test_a_search_ranks_rare_words_often_said_in_short_texts_first(ask):
    found = ask("search", "dam", "title, score")
    assert [title for title, _ in found] == ["Dam holds", "Homes flooded"]
    assert found[0][1] > found[1][1] > 0
    several = ask("search", "dam brandt rain", "title")
    assert several[0] == ("Dam holds",)
    assert ask("search", "rain", "title") == [("Dam holds",)]


def test_a_rare_word_outweighs_a_common_one():
    bodies = {"one": "hold hold", "two": "hold esk", "three": "hold fair", "four": "hold rain"}
    reports = [report(name, None, body, title=name) for name, body in bodies.items()]
    terms = [
        {
            "term": word,
            "article_id": given["articles"]["article_id"],
            "n": given["articles"]["body"].split().count(word),
        }
        for given in reports
        for word in sorted(set(given["articles"]["body"].split()))
    ]
    with opened(rows(*reports, search_terms=terms)) as con:
        create_macros(con)
        found = con.execute("select title, score from search('hold esk')").fetchall()
    assert [title for title, _ in found][:2] == ["two", "one"] and len(found) == 4
    # Okapi BM25 by hand: four texts of two words each, so that lengths cancel out.
    assert found[0][1] == pytest.approx(0.105 + 1.204, abs=0.002)
    assert found[1][1] == pytest.approx(0.105 * 2 * 2.2 / 3.2, abs=0.002)


@pytest.mark.parametrize("words", ["École", "ECOLE", "école!", "l'école"])
def test_accents_capitals_and_punctuation_are_no_difference(ask, words):
    assert ask("search", words, "title") == [("Homes flooded",)]


def test_a_word_asked_twice_counts_once(ask):
    assert ask("search", "dam dam DAM") == ask("search", "dam")


def test_a_replaced_version_is_not_found(ask):
    assert ID["old"] not in {row[0] for row in ask("search", "rain", "article_id")}


@pytest.mark.parametrize("name", ["Mail", "mail", "AIL"])
def test_an_outlet_tells_its_reports_newest_first(ask, name):
    found = ask("outlet", name, "title, n_outlets, n_conflicts, n_omissions")
    assert found == [("Homes flooded", 3, 2, 0), ("Fair 100% open", 1, 0, 0)]


@pytest.mark.parametrize("name", ["Écho", "écho", "echo"])
def test_an_outlet_tells_how_much_it_leaves_out(ask, name):
    assert ask("outlet", name, "outlet, n_omissions") == [("Écho", 1)]


@pytest.mark.parametrize("macro", sorted(path.stem for path in MACROS_FOLDER.glob("*.sql")))
@pytest.mark.parametrize("word", HOSTILE)
def test_whatever_is_asked_is_a_value_and_does_no_harm(con, ask, macro, word):
    found = ask(macro, word)
    everything = macro in ("outlet", "who_said") and word == ""
    assert bool(found) is everything
    assert con.execute("select count(*) from store.articles").fetchone() == (5,)
