"""Corrections of what stories say, through the real stage: whose a quote is, and conflicts that are none."""

import pytest

from tasks.link.corrections import Correction
from tasks.link.stage import link
from tests.samples.truth import load_events
from tests.tasks.link.stored import database, outcome, put, stored
from warehouse.views import create_views

EVENTS = {event.event: stored(event) for event in load_events()}
COUNTS = "select (select count(*) from published.conflicts), (select sum(n_conflicts) from published.stories)"


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    """The file of a database in which one event's reports are linked."""
    path = tmp_path_factory.mktemp("rows") / "linked.duckdb"
    with database(path) as con:
        put(con, EVENTS["port"].values())
        link(con, "r1", [])
    return path


@pytest.fixture
def con(linked, tmp_path):
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(linked.read_bytes())
    with database(copy) as made:
        create_views(made)
        yield made


def ask(con, sql, *given):
    return con.execute(sql, list(given)).fetchall()


def kinds(con):
    return ask(con, "select kind, conflict_id, measure_id from published.conflicts order by kind, conflict_id")


def test_a_conflict_called_false_leaves_conflicts_and_counts_and_comes_back(con):
    before, rows = ask(con, COUNTS), outcome(con)
    for _, conflict_id, measure_id in kinds(con):
        linked = link(con, "r2", [Correction("false_conflict", (conflict_id,), None, "two docks")])
        assert linked.stories == frozenset(), "nothing is linked again for it"
        assert ask(con, COUNTS) == [(before[0][0] - 1, before[0][1] - 1)]
        assert ask(con, "select count(*) from published.conflicts where conflict_id = ?", conflict_id) == [(0,)]
        if measure_id:
            for view in ("measures", "figure_conflicts", "figures"):
                assert ask(con, f"select count(*) from published.{view} where measure_id = ?", measure_id) == [(0,)]
        applied, note, stories = ask(con, "select applied, note, story_ids from published.corrections")[0]
        assert applied and "(" in note and stories == [ask(con, "select story_id from published.stories")[0][0]]
        assert outcome(con) == rows
    link(con, "r3", [])
    assert ask(con, COUNTS) == before
    assert {kind for kind, _, measure in kinds(con)} > {"figure"}, "both ways of storing a conflict were tried"


def test_a_conflict_stays_false_in_a_store_that_is_made_again(con):
    """What the entry stood for goes along; ids of clusters are others where reports come in another order."""
    false = [Correction("false_conflict", (conflict_id,)) for _, conflict_id, _ in kinds(con)]
    link(con, "r2", false)
    anchors = ask(con, "from store.anchors order by all")
    assert len(anchors) == len(false)
    with database() as other:
        for rows in reversed(EVENTS["port"].values()):
            put(other, [rows])
            link(other, "r1", [])
        create_views(other)
        found = ask(other, "select count(*) from published.conflicts")
        assert found[0][0] == len(false)
        other.executemany("insert into store.anchors values (?, ?, ?)", anchors)
        link(other, "r2", false)
        assert ask(other, "select count(*) from published.conflicts") == [(0,)]
        assert {applied for (applied,) in ask(other, "select applied from store.corrections")} == {True}


def test_a_reading_that_comes_after_is_told_of(con):
    with database() as other:
        reports = EVENTS["port"]
        figures = ask(con, "select conflict_id, readings[1].article_id from published.conflicts where kind = 'figure'")
        last = next(name for name, rows in reports.items() if rows["articles"][0]["article_id"] == figures[0][1])
        put(other, [rows for name, rows in reports.items() if name != last])
        link(other, "r1", [])
        create_views(other)
        left = [row[1] for row in kinds(other) if row[0] == "figure"]
        entries = [Correction("false_conflict", (each,)) for each in left]
        link(other, "r2", entries)
        put(other, [reports[last]])
        link(other, "r3", entries)
        assert any(
            "came after it was called false" in note for (note,) in ask(other, "select note from store.corrections")
        )


def quoted(con):
    sql = """
        select quote_id, speaker, speaker_entity_id, speaker_text, speaker_source, article_id from published.quotes
        where speaker is not null order by quote_id
    """
    return ask(con, sql)[0]


def test_a_speaker_is_set_to_an_entity_a_name_or_nobody(con):
    quote_id, name, entity_id, words, source, article_id = quoted(con)
    other = ask(con, "select entity_id, name from published.entities where entity_id != ? order by all", entity_id)[0]
    row = "select speaker, speaker_entity_id, speaker_text, speaker_source from published.quotes where quote_id = ?"
    linked = link(con, "r2", [Correction("set_speaker", (quote_id,), other[1])])
    assert ask(con, row, quote_id) == [(other[1], other[0], words, source)]
    assert linked.stories == {
        ask(con, "select story_id from published.articles where article_id = ?", article_id)[0][0]
    }
    assert link(con, "r3", [Correction("set_speaker", (quote_id,), other[0])]).stories == frozenset(), "the same by id"
    assert ask(con, row, quote_id) == [(other[1], other[0], words, source)]
    link(con, "r4", [Correction("set_speaker", (quote_id,), "Somebody Else")])
    assert ask(con, row, quote_id) == [("Somebody Else", None, words, source)]
    link(con, "r5", [Correction("set_speaker", (quote_id,), None)])
    assert ask(con, row, quote_id) == [(None, None, words, "none")]
    link(con, "r6", [])
    assert ask(con, row, quote_id) == [(name, entity_id, words, source)]


def test_linking_compares_by_the_speaker_that_is_set(con):
    """One utterance in several outlets' wordings, given to a person each: who said it is a conflict then."""
    said = ask(con, "select quote_id from published.quote_variants order by utterance_id, quote_id")
    entries = [Correction("set_speaker", quote, f"Ada{n} Brandt{n}") for n, quote in enumerate(said)]
    told = "select count(*) from published.conflicts where kind = 'attribution' and readings::varchar like '%Brandt1%'"
    rows = outcome(con)
    assert len(said) > 1 and ask(con, told) == [(0,)]
    link(con, "r2", entries)
    assert ask(con, told) == [(1,)]
    link(con, "r3", [])
    assert outcome(con) == rows


def test_a_quote_or_an_entity_that_is_not_there_is_noted(con):
    quote_id = quoted(con)[0]
    entries = [
        Correction("set_speaker", ("q0123456789abcdef-b1-2",), "Ada Brandt"),
        Correction("set_speaker", (quote_id,), "e0123456789abcdef"),
    ]
    link(con, "r2", entries)
    assert ask(con, "select applied, note from published.corrections order by position") == [
        (False, "no quote q0123456789abcdef-b1-2 is here"), (False, "no entity e0123456789abcdef is here"),
    ]  # fmt: skip
