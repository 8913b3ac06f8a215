"""What the views say of what linking decided: given rows, expected rows."""

import pytest

from tests.warehouse.builder import FIRST, at, opened
from tests.warehouse.linked_rows import (
    CLAIM,
    ECHO,
    ENTITY,
    FAIR,
    FIGURES,
    ID,
    MAIL,
    MEASURE,
    QUOTE_IDS,
    QUOTES,
    RAIN,
    STORY,
    UTTERANCE,
    linked,
    row_id,
    span,
)  # fmt: skip

FIGURE_IDS = {name: row_id("f", name, words) for name, words in FIGURES.items()}


@pytest.fixture(scope="module")
def con():
    with opened(linked()) as made:
        yield made


@pytest.fixture
def ask(con):
    def answer(sql):
        return con.execute(sql).fetchall()

    return answer


def test_a_story_counts_current_reports_and_is_titled_by_the_newest(ask):
    found = ask("from published.stories order by n_articles desc")
    assert found[0] == (STORY, "Esk wakes", at(3), at(5), 3, 3, 3, 1, 2, ["Ada Brandt", "Lower Esk"])
    assert found[1] == (FAIR, "Fair 100% open", at(2), at(2), 1, 1, 1, 0, 0, [])
    assert len(found) == 2


def test_an_entity_goes_by_its_name_with_its_other_namings(ask):
    assert ask("from published.entities order by name") == [
        (ENTITY, "Ada Brandt", "PERSON", ["Brandt"], 3, 2, 2),
        ("e-esk", "Lower Esk", "LOC", [], 1, 1, 1),
    ]


def test_mentions_tell_their_entity(ask):
    found = ask("select text, entity_id from published.mentions order by text, article_id")
    assert found == [("Ada Brandt", ENTITY)] * 2 + [("Brandt", ENTITY), ("Lower Esk", "e-esk"), ("she", None)]


def test_quotes_tell_speaker_parent_and_utterance(ask):
    sql = """select quote_id, speaker, speaker_entity_id, speaker_text, parent_quote_id, utterance_id, story_id
             from published.quotes order by outlet desc, char_end - char_start"""
    named, inner = ("Ada Brandt", ENTITY, "Ada Brandt"), row_id("q", "mail", "9 homes were flooded")
    assert ask(sql) == [
        (QUOTE_IDS["echo"], None, None, "she", None, UTTERANCE, STORY),
        (QUOTE_IDS["post"], *named, None, UTTERANCE, STORY),
        (inner, None, None, None, QUOTE_IDS["mail"], None, STORY),
        (QUOTE_IDS["mail"], *named, None, UTTERANCE, STORY),
    ]


def test_figures_tell_quote_measure_and_what_they_count(ask):
    sql = "select figure_id, quote_id, measure_id, counted_entity_id from published.figures order by value_low"
    assert ask(sql) == [
        (FIGURE_IDS["mail"], QUOTE_IDS["mail"], MEASURE, ENTITY),
        (FIGURE_IDS["post"], None, MEASURE, None),
    ]


def test_statements_tell_claim_and_subject(ask):
    sql = "select text, claim_id, subject_entity_id, story_id from published.statements order by text"
    assert ask(sql) == [
        (RAIN["post"], CLAIM, None, STORY), (RAIN["mail"], CLAIM, None, STORY), ("Nobody slept", None, "e-esk", STORY),
    ]  # fmt: skip


def test_a_measure_counts_its_readings(ask):
    measure = (MEASURE, STORY, "homes", "flood", "count", None, 9.0, 12.0, 2, 2, 2, "conflict")
    assert ask("from published.measures") == [measure]


def test_a_conflict_of_figures_gives_each_reading_with_its_sentence(ask):
    ((measure, story, counted, action, low, high, n_outlets, readings),) = ask("from published.figure_conflicts")
    assert (measure, story, counted, action, low, high, n_outlets) == (MEASURE, STORY, "homes", "flood", 9.0, 12.0, 2)
    assert readings[0] == {
        "outlet": "Post", "article_id": ID["post"], "figure_id": FIGURE_IDS["post"], "value_low": 12.0,
        "value_high": 12.0, "modifier": "exact", "attributed_to": None,
        "published_at": at(3), "superseded": False, "text": "12", "sentence": "Brandt counted 12 flooded homes.",
    }  # fmt: skip
    assert (readings[1]["outlet"], readings[1]["attributed_to"]) == ("Mail", "Ada Brandt")
    assert readings[1]["sentence"] == MAIL[: MAIL.index("It rained") - 1]


def test_conflicts_are_of_figures_and_of_every_other_kind(ask):
    figure, wording = ask("from published.conflicts order by kind")
    assert figure[:7] == ("x-homes", STORY, "figure", "homes, flood", MEASURE, None, None)
    assert [(side["outlet"], side["value"], side["char_start"]) for side in figure[7]] == [
        ("Post", "12", span("post", "12")["char_start"]), ("Mail", "9", span("mail", "9")["char_start"]),
    ]  # fmt: skip
    assert figure[8] == 0.75
    assert wording[:7] == ("x-1", STORY, "wording", "the dam", None, None, UTTERANCE)
    assert [side["value"] for side in wording[7]] == ["will hold", "would hold"]


def test_quote_variants_stand_side_by_side(ask):
    sql = "select quote_id, speaker, outlet, text, kind, agreement, differing, n_outlets from published.quote_variants"
    assert sorted(ask(sql), key=lambda row: row[5]) == [
        (QUOTE_IDS["echo"], "Ada Brandt", "Écho", QUOTES["echo"], "direct", "differs", ["it"], 3),
        (QUOTE_IDS["mail"], "Ada Brandt", "Mail", MAIL[16:65], "indirect", "part", [], 3),
        (QUOTE_IDS["post"], "Ada Brandt", "Post", QUOTES["post"], "direct", "same", [], 3),
    ]


def test_claims_and_how_each_report_words_them(ask):
    assert ask("from published.claims") == [(CLAIM, STORY, RAIN["post"], 2, 2, 2)]
    sql = "select claim_id, statement_id, outlet, text, attributed_to from published.claim_reports order by outlet"
    assert ask(sql) == [
        (CLAIM, row_id("t", "mail", RAIN["mail"]), "Mail", RAIN["mail"], None),
        (CLAIM, row_id("t", "post", RAIN["post"]), "Post", RAIN["post"], None),
    ]


def test_coverage_and_omissions(ask):
    assert ask("select outlet, status from published.coverage order by outlet") == [
        ("Mail", "reported"), ("Post", "reported"), ("Écho", "omitted"),
    ]  # fmt: skip
    assert ask("from published.omissions") == [(STORY, "Écho", CLAIM, RAIN["post"], 2, 2)]


def test_copies_and_merged_ids_pass_straight(ask):
    assert ask("from published.copies") == [(ID["mail"], ID["post"], 0.25, 0.5, "partial")]
    assert ask("from published.cluster_ids") == [("s-old", "story", STORY, FIRST)]


def test_articles_tell_story_and_stand(ask):
    sql = "select article_id, story_id, copy_group_id, independent, is_current from published.articles"
    found = {row[0]: row[1:] for row in ask(sql)}
    assert found[ID["old"]] == (STORY, ID["post"], False, False)
    assert found[ID["echo"]] == (STORY, ID["echo"], True, True)
    assert found[ID["fair"]] == (FAIR, ID["fair"], True, True)


def test_an_entity_that_only_a_replaced_version_names_is_counted_nowhere():
    tables = linked()
    tables["article_entities"].append({"article_id": ID["old"], "entity": 0, "name": "Rolf Ives", "kind": "PERSON"})
    tables["members"].append({"kind": "entity", "member_id": f"i{ID['old'][1:]}-0", "cluster_id": "e-ives"})
    with opened(tables) as con:
        sql = "select name, n_mentions, n_articles, n_outlets from published.entities where entity_id = 'e-ives'"
        assert con.execute(sql).fetchall() == [("Rolf Ives", 0, 0, 0)]


def test_copies_of_one_text_are_no_variants_of_a_quote():
    tables = linked()
    for stand in tables["article_copies"]:
        stand["copy_group_id"] = ID["post"]
    with opened(tables) as con:
        assert con.execute("from published.quote_variants").fetchall() == []
        assert con.execute("select n_independent from published.stories where n_articles = 3").fetchall() == [(1,)]
        assert con.execute("select n_outlets, n_independent from published.claims").fetchall() == [(2, 1)]


@pytest.mark.parametrize("verdict", ["agreement", "update"])
def test_only_figures_that_cannot_all_be_right_are_a_conflict(verdict):
    tables = linked()
    for measure in tables["measures"]:
        measure["verdict"] = verdict
    with opened(tables) as con:
        assert con.execute("select kind from published.conflicts").fetchall() == [("wording",)]
        assert con.execute("select n_conflicts from published.stories order by n_conflicts").fetchall() == [(0,), (1,)]


def test_the_given_sentences_are_those_of_the_texts():
    assert ECHO[span("echo", "she")["sentence_start"] :].startswith('"It will hold')
