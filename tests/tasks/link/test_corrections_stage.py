"""Corrections through the stage link: stories merged and split, entities joined, renamed and parted."""

import random

import pytest

from tasks.link.corrections import Correction
from tasks.link.corrections.entries import APART
from tasks.link.stage import link
from tests.tasks.link.stored import database, everything, outcome, partition, plain, put
from warehouse.ids import digest
from warehouse.views import create_views

FERRY = "The ferry Halcyon lost its rudder off Tollen Point and the lifeboat of Skerrow towed it into harbour."
ABOARD = "Its forty passengers were given soup and blankets at the harbour inn of Skerrow."
MILL = "A fire destroyed the paper mill at Dunholt, whose owner Carl Voss promised to build it again."
HEAT = "Firemen of Dunholt fought the flames in the mill for nine hours, and Carl Voss thanked them."
VOTE = "The council of Ambry voted to close the school of Lower Ambry, and parents marched through the rain."
TEXTS = {
    "ferry1": (FERRY + "\n\n" + ABOARD, ()),
    "ferry2": (FERRY + " " + ABOARD + " Nobody was hurt.", ()),
    "ferry3": (ABOARD + " " + FERRY + " The rudder was found later.", ()),
    "mill1": (MILL + "\n\n" + HEAT, ("Carl Voss",)),
    "mill2": (HEAT + " " + MILL + " Nobody was hurt there.", ("Carl Voss",)),
    "vote1": (VOTE, ()),
}
REPORTS = {name: plain(name, body, names=names) for name, (body, names) in TEXTS.items()}
NAMES = sorted(REPORTS)


def run(con, names=(), corrections=(), run_id="r"):
    put(con, [REPORTS[name] for name in names])
    return link(con, run_id, corrections)


def article(name):
    return f"a{digest(name)}"


def stories(con):
    told = {article(name): name for name in NAMES}
    return {frozenset(told[each] for each in own) for own in partition(con, "story")}


def story(con, name):
    sql = "select cluster_id from store.members where member_id = ?"
    return con.execute(sql, [article(name)]).fetchone()[0]


def note(con):
    return con.execute("select applied, note from store.corrections order by position").fetchall()


PLAIN = {frozenset(["ferry1", "ferry2", "ferry3"]), frozenset(["mill1", "mill2"]), frozenset(["vote1"])}
MERGED = {frozenset(["ferry1", "ferry2", "ferry3", "mill1", "mill2"]), frozenset(["vote1"])}


@pytest.fixture
def con():
    with database() as made:
        yield made


def test_without_corrections_there_are_three_stories(con):
    run(con, NAMES)
    assert stories(con) == PLAIN


def test_stories_merge_by_their_ids_and_part_again_when_the_entry_goes(con):
    run(con, NAMES)
    ferry, mill = story(con, "ferry1"), story(con, "mill1")
    merge = Correction("merge_stories", (ferry, mill), None, "one storm", "Ines")
    linked = run(con, corrections=[merge], run_id="r2")
    assert stories(con) == MERGED
    assert linked.n_articles == 0 and linked.stories == {ferry}, "the third story is not touched"
    assert con.execute("select old_id, new_id, run_id from store.cluster_ids where kind = 'story'").fetchall() == [
        (mill, ferry, "r2")
    ]
    rows = con.execute("select kind, targets, reason, corrected_by, applied, story_ids from store.corrections")
    assert rows.fetchall() == [("merge_stories", [ferry, mill], "one storm", "Ines", True, [ferry])]
    assert run(con, corrections=[merge]).stories == frozenset()
    run(con, corrections=[])
    assert stories(con) == PLAIN
    assert story(con, "ferry1") == ferry, "the id stays with the most"
    run(con, corrections=[merge])
    assert stories(con) == MERGED, "an entry that comes back means what it meant, though its id was merged away"


def test_none_given_leaves_what_holds(con):
    run(con, NAMES, [Correction("merge_stories", (article("ferry1"), article("mill2")))])
    link(con, "r2")
    assert stories(con) == MERGED and note(con)[0][0]


def test_stories_merge_by_addresses(con):
    merge = Correction("merge_stories", ("https://outlet-ferry2.example/ferry2", article("vote1")))
    run(con, NAMES, [merge])
    assert stories(con) == {frozenset(["ferry1", "ferry2", "ferry3", "vote1"]), frozenset(["mill1", "mill2"])}


def test_an_article_comes_out_of_its_story_and_its_likes_follow(con):
    run(con, ["ferry1", "ferry2", "mill1"])
    split = Correction("split_story", (story(con, "ferry1"), article("ferry2")))
    run(con, corrections=[split])
    assert frozenset(["ferry2"]) in stories(con) and note(con)[0][0]
    put(con, [plain("ferry9", FERRY + " " + ABOARD + " Nobody was hurt.", outlet="late")])
    link(con, "r3", [split])
    assert (
        story(con, "ferry2")
        == con.execute("select cluster_id from store.members where member_id = ?", [article("ferry9")]).fetchone()[0]
    )


@pytest.mark.parametrize(("apart", "left"), [(None, {frozenset(["ferry2", "ferry3"])}), (APART, set())])
def test_articles_come_out_together_or_each_alone(con, apart, left):
    run(con, NAMES)
    split = Correction("split_story", (story(con, "ferry1"), article("ferry2"), article("ferry3")), apart)
    run(con, corrections=[split])
    alone = {frozenset(["ferry1"])} | (left or {frozenset(["ferry2"]), frozenset(["ferry3"])})
    assert stories(con) == alone | (PLAIN - {frozenset(["ferry1", "ferry2", "ferry3"])})
    assert note(con)[0][0]
    run(con, corrections=[])
    assert stories(con) == PLAIN


def test_what_is_merged_and_split_in_one_file_is_both(con):
    run(con, NAMES)
    merge = Correction("merge_stories", (story(con, "ferry1"), story(con, "mill1")))
    run(con, corrections=[merge])
    split = Correction("split_story", (story(con, "ferry1"), article("mill2")))
    run(con, corrections=[merge, split])
    assert stories(con) == {MERGED_LESS, frozenset(["mill2"]), frozenset(["vote1"])}
    assert [applied for applied, _ in note(con)] == [True, True]


MERGED_LESS = frozenset(["ferry1", "ferry2", "ferry3", "mill1"])


def test_entries_that_contradict_each_other_say_so(con):
    merge = Correction("merge_stories", (article("ferry1"), article("mill1")))
    split = Correction("split_story", (article("ferry1"), article("mill1")))
    run(con, NAMES, [merge, split])
    assert stories(con) == PLAIN
    assert [applied for applied, _ in note(con)] == [False, True]
    assert "remove one of the two" in note(con)[0][1]


def test_an_id_that_is_not_there_is_noted_and_awaited(con):
    run(con, ["ferry1"])
    merge = Correction("merge_stories", (story(con, "ferry1"), article("vote1"), "s" + "0" * 16))
    run(con, corrections=[merge])
    assert note(con) == [(False, f"no story or article {article('vote1')}, s{'0' * 16} is here")]
    assert stories(con) == {frozenset(["ferry1"])}


CORRECTED = [
    Correction("merge_stories", (article("mill1"), article("vote1"))),
    Correction("split_story", (article("ferry1"), article("ferry3"))),
    Correction("join_entities", ("Carl Voss", "Ada Brandt")),
    Correction("rename_entity", ("Ada Brandt",), "Ada Voss-Brandt"),
]


@pytest.mark.parametrize("seed", range(3))
def test_runs_cut_anywhere_in_any_order_end_alike_under_corrections(seed):
    reports = REPORTS | {"fair": plain("fair", "Ada Brandt opened the fair.", names=["Ada Brandt"])}
    chance = random.Random(seed)
    order = chance.sample(sorted(reports), len(reports))
    with database() as whole, database() as cut:
        put(whole, list(reports.values()))
        link(whole, "r", CORRECTED)
        for name in order:
            put(cut, [reports[name]])
            link(cut, "r", CORRECTED)
        assert outcome(cut) == outcome(whole)
        assert stories_of(cut) == {
            frozenset(["ferry1", "ferry2"]), frozenset(["ferry3"]), frozenset(["mill1", "mill2", "vote1"]),
            frozenset(["fair"]),
        }  # fmt: skip


def stories_of(con):
    told = {article(name): name for name in (*NAMES, "fair")}
    return {frozenset(told[each] for each in own) for own in partition(con, "story")}


def test_corrections_made_late_end_as_those_made_early():
    with database() as early, database() as late:
        run(early, NAMES, CORRECTED[:2])
        run(late, NAMES)
        run(late, corrections=CORRECTED[:2])
        assert outcome(late) == outcome(early)
        run(late, corrections=[])
        with database() as never:
            run(never, NAMES)
            assert outcome(late) == outcome(never)


def test_a_merged_story_that_loses_an_article_is_told_anew(con):
    merge = Correction("merge_stories", (article("ferry1"), article("vote1")))
    run(con, NAMES, [merge])
    put(con, [], replaced=[f"d{digest('vote1')}"], quarantined=[f"d{digest('vote1')}"])
    linked = run(con, corrections=[merge])
    assert linked.stories == {story(con, "ferry1")}
    with database() as fresh:
        run(fresh, [name for name in NAMES if name != "vote1"], [merge])
        assert outcome(con) == outcome(fresh)


def names_of(con):
    create_views(con)
    return dict(con.execute("select name, n_articles from published.entities").fetchall())


BRANDT = {
    "fair": plain("fair", "Ada Brandt opened the fair.", names=["Ada Brandt"]),
    "dam": plain("dam", "The dam will hold, said Nora Olsen.", names=["Nora Olsen"]),
    "chess": plain("chess", "Ada Brandt won the chess cup of Varn at the age of nine.", names=["Ada Brandt"]),
}


@pytest.mark.parametrize("by_id", [False, True])
def test_entities_join_and_part_again(con, by_id):
    put(con, BRANDT.values())
    link(con, "r1", [])
    assert names_of(con) == {"Ada Brandt": 2, "Nora Olsen": 1}
    ids = dict(con.execute("select name, entity_id from published.entities").fetchall())
    targets = tuple(ids[name] if by_id else name for name in ("Nora Olsen", "Ada Brandt"))
    join = Correction("join_entities", targets, "Ada Olsen")
    linked = link(con, "r2", [join])
    assert names_of(con) == {"Ada Olsen": 3} and note(con)[0][0]
    assert len(linked.stories) == 1, "only the story whose entity goes by another id"
    link(con, "r3", [])
    assert names_of(con) == {"Ada Brandt": 2, "Nora Olsen": 1}
    assert con.execute("select entity_id from published.entities where name = 'Ada Brandt'").fetchone() == (
        ids["Ada Brandt"],
    )


def test_an_entity_is_somebody_else_in_an_article(con):
    put(con, BRANDT.values())
    link(con, "r1", [])
    part = Correction("split_entity", ("Ada Brandt", article("chess")), "Ada Brandt (chess)")
    link(con, "r2", [part])
    assert names_of(con) == {"Ada Brandt": 1, "Nora Olsen": 1, "Ada Brandt (chess)": 1}
    link(con, "r3", [part])
    link(con, "r4", [])
    assert names_of(con) == {"Ada Brandt": 2, "Nora Olsen": 1}


def test_a_name_is_changed_for_readers_alone(con):
    put(con, BRANDT.values())
    link(con, "r1", [])
    before = everything(con)
    rename = Correction("rename_entity", ("ada brandt",), "Ada M. Brandt")
    assert link(con, "r2", [rename]).stories == frozenset()
    assert everything(con) == before
    assert names_of(con) == {"Ada M. Brandt": 2, "Nora Olsen": 1}
    link(con, "r3", [Correction("rename_entity", ("Ada Brant",), "Ada M. Brandt")])
    assert names_of(con) == {"Ada Brandt": 2, "Nora Olsen": 1}
    assert not note(con)[0][0] and note(con)[0][1].startswith("nothing here is Ada Brant,")
