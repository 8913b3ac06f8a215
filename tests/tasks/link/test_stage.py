"""The stage link on a private database: one outcome, whatever the order of articles and the cuts of runs."""

import random
import shutil

import duckdb
import pytest

from tasks.link import stage, telling, together
from tasks.link.stage import link
from tests.samples.truth import load_events
from tests.tasks.link.stored import database, everything, outcome, partition, plain, put, stored
from warehouse.ids import digest
from warehouse.tables import STORY_TABLES
from warehouse.views import create_macros, create_views

REPORTS = {name: rows for event in load_events() for name, rows in stored(event).items()}
NAMES = sorted(REPORTS)
KINDS = ("story", "entity", "utterance", "measure", "claim")


def run(con, names):
    put(con, [REPORTS[name] for name in names])
    return link(con, "r")


def article_id(name):
    return f"a{digest(name)}"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A database of all reports, linked in one run."""
    path = tmp_path_factory.mktemp("linked") / "all.duckdb"
    with database(path) as con:
        run(con, NAMES)
    return path


@pytest.fixture
def linked(file, tmp_path):
    with database(shutil.copy(file, tmp_path / "copy.duckdb")) as con:
        yield con


@pytest.fixture(scope="module")
def at_once(file):
    with database(file) as con:
        return outcome(con)


def test_every_kind_of_row_is_made(linked):
    for kind in KINDS:
        assert any(len(members) > 1 for members in partition(linked, kind)), kind
    for table in STORY_TABLES:
        assert linked.execute(f"select count(*) from store.{table.name}").fetchone()[0] > 0, table.name


@pytest.mark.parametrize("seed", range(3))
def test_runs_cut_anywhere_in_any_order_end_alike(seed, at_once):
    chance = random.Random(seed)
    order = chance.sample(NAMES, len(NAMES))
    first, second = sorted(chance.sample(range(1, len(NAMES)), 2))
    with database() as con:
        for cut in (order[:first], order[first:second], order[second:]):
            run(con, cut)
        assert outcome(con) == at_once


def test_reports_that_come_one_by_one_end_alike():
    names = [name for name in NAMES if name.startswith(("port", "fire"))]
    with database() as con, database() as other:
        run(con, names)
        for name in random.Random(7).sample(names, len(names)):
            run(other, [name])
        assert outcome(other) == outcome(con)


def test_stories_read_some_at_a_time_end_alike(at_once, monkeypatch):
    monkeypatch.setattr(telling, "AT_A_TIME", 7)
    with database() as con:
        run(con, NAMES)
        assert outcome(con) == at_once


def quarantined(con):
    return con.execute("select stage, level, table_name, row_id, reason, detail from store.quarantine").fetchall()


def test_a_story_that_cannot_be_compared_is_told_of_until_it_can(linked, monkeypatch):
    """It has no rows meanwhile and the others have theirs; once it can be compared all is as it would have been."""
    before = outcome(linked)
    port = [name for name in NAMES if name.startswith("port")]

    def fails(*_):
        raise ValueError("not this one")

    late = port[-1:]
    with database() as con:
        run(con, [name for name in NAMES if name not in late])
        monkeypatch.setattr(together, "measures", fails)
        made = run(con, late)
        (story,) = made.stories
        told = ("link", "row", "stories", story, "uncompared", "ValueError: not this one")
        assert quarantined(con) == [told]
        assert [row["row_id"] for row in made.quarantine] == [story]
        for table in STORY_TABLES:
            stories = {row[0] for row in con.execute(f"select story_id from store.{table.name}").fetchall()}
            assert stories and story not in stories, table.name
        monkeypatch.undo()
        con.execute("delete from store.article_copies where article_id = $id", {"id": article_id(late[0])})
        assert not link(con, "r").quarantine
        assert quarantined(con) == [] and outcome(con) == before


def test_ids_stay_when_articles_join():
    late = NAMES[::3]
    with database() as con:
        run(con, [name for name in NAMES if name not in late])
        before = dict(con.execute("select member_id, cluster_id from store.members").fetchall())
        run(con, late)
        after = dict(con.execute("select member_id, cluster_id from store.members").fetchall())
        merged = dict(con.execute("select old_id, new_id from store.cluster_ids").fetchall())
    stories = {member: each for member, each in before.items() if member.startswith("a")}
    assert {member: after[member] for member in stories} == stories
    gone = set(before.values()) - set(after.values())
    assert gone <= merged.keys() and set(merged.values()) <= set(after.values())
    assert len(after) > len(before)


def test_a_link_of_nothing_new_changes_nothing(linked):
    before = everything(linked)
    found = link(linked, "r2")
    assert (found.n_articles, found.n_copies, found.n_stories) == (0, 0, 0)
    assert everything(linked) == before


def test_an_error_in_the_middle_takes_all_back(monkeypatch):
    early, late = NAMES[:20], NAMES[20:]
    with database() as con:
        run(con, early)
        before = everything(con)
        put(con, [REPORTS[name] for name in late])
        with monkeypatch.context() as patched, pytest.raises(duckdb.Error, match="out of disk"):
            patched.setattr(stage, "tell", broken)
            link(con, "r")
        assert everything(con) == before
        assert link(con, "r").n_articles == len(late)


def broken(*_args):
    raise duckdb.Error("out of disk")


@pytest.mark.parametrize("name", ["port HW", "port SN", "fire ER", "flood NT2", NAMES[0]])
def test_of_an_article_that_vanished_nothing_stays_behind(name, linked):
    put(linked, [], replaced=[f"d{digest(name)}"], quarantined=[f"d{digest(name)}"])
    assert link(linked, "r2").n_stories == 1
    with database() as fresh:
        run(fresh, [other for other in NAMES if other != name])
        assert outcome(linked) == outcome(fresh)


@pytest.mark.parametrize("name", ["port HW", "port CC"])
def test_an_article_cleaned_to_other_words_is_linked_anew(name, linked):
    """It goes over to the story of another event, with that one's words; its neighbours are decided again."""
    other = next(each for each in NAMES if not each.startswith("port"))
    turned = {**REPORTS[other], "articles": [REPORTS[name]["articles"][0] | {
        field: REPORTS[other]["articles"][0][field] for field in ("title", "standfirst", "body", "n_words")
    }]}  # fmt: skip
    turned = {
        table: [row | {"article_id": article_id(name)} for row in rows]
        for table, rows in turned.items()
        if table != "documents"
    }
    put(linked, [turned], replaced=[f"d{digest(name)}"])
    link(linked, "r2")
    with database() as fresh:
        put(
            fresh,
            [*(REPORTS[each] for each in NAMES if each != name), turned | {"documents": REPORTS[name]["documents"]}],
        )
        link(fresh, "r")
        assert outcome(linked) == outcome(fresh)


def test_an_article_cleaned_again_to_the_same_words_changes_nothing(linked):
    before, name = everything(linked), "port HW"
    again = {table: rows for table, rows in REPORTS[name].items() if table != "documents"}
    put(linked, [again], replaced=[f"d{digest(name)}"])
    assert link(linked, "r2").n_articles == 1
    assert everything(linked) == before


FERRY = "The ferry Halcyon lost its rudder off Tollen Point and the lifeboat of Skerrow towed it into harbour."
ABOARD = "Its forty passengers were given soup and blankets by Ada Brandt, who keeps the harbour inn."


def test_two_stories_that_turn_out_to_be_one_keep_both_ids():
    first, last, between = (
        plain(name, f"{FERRY}\n\n{ABOARD}", day=day) for name, day in zip("abc", (1, 80, 40), strict=True)
    )
    with database() as con:
        put(con, [first, last])
        assert link(con, "r1").n_stories == 2
        old = {story for (story,) in con.execute("select cluster_id from store.members").fetchall()}
        put(con, [between])
        assert link(con, "r2").n_stories == 1
        (kept,) = (story for (story,) in con.execute("select distinct cluster_id from store.members").fetchall())
        (gone,) = old - {kept}
        assert con.execute("from store.cluster_ids").fetchall() == [(gone, "story", kept, "r2")]
        create_views(con)
        create_macros(con)
        asked = [con.execute("select article_id, story_id from story($id)", {"id": each}).fetchall() for each in old]
        assert asked[0] == asked[1] == [(article_id(name), kept) for name in "acb"]


def test_an_id_merged_twice_leads_to_the_last():
    days = {"a": 1, "b": 80, "c": 160, "d": 40, "e": 120}
    with database() as con:
        for names in ("abc", "d", "e"):
            put(con, [plain(name, f"{FERRY}\n\n{ABOARD}", day=days[name]) for name in names])
            link(con, names)
        live = {
            story for (story,) in con.execute("select cluster_id from store.members where kind = 'story'").fetchall()
        }
        merged = con.execute("select new_id from store.cluster_ids where kind = 'story'").fetchall()
    assert merged and {story for (story,) in merged} <= live


def test_a_story_of_one_article_says_nothing_together():
    with database() as con:
        assert run(con, [NAMES[0]]).n_stories == 1
        assert partition(con, "story") == {frozenset([article_id(NAMES[0])])}
        for table in STORY_TABLES:
            assert con.execute(f"select count(*) from store.{table.name}").fetchone() == (0,)
        for kind in ("utterance", "measure", "claim"):
            assert partition(con, kind) == set()


def test_an_article_without_words_is_a_story_of_its_own():
    with database() as con:
        put(con, [plain("a", ""), plain("b", "", title=""), plain("c", FERRY)])
        assert link(con, "r").n_stories == 3


def test_no_articles_at_all_link_to_nothing():
    with database() as con:
        assert link(con, "r").stories == frozenset()


def test_an_entity_loses_the_members_of_a_vanished_article():
    with database() as con, database() as fresh:
        for each in (con, fresh):
            put(each, [plain("a", f"{FERRY} Ada Brandt saw it.", names=["Ada Brandt"])])
        put(con, [plain("b", "Ada Brandt opened the fair.", names=["Ada Brandt"])])
        link(con, "r1")
        assert len(partition(con, "entity")) == 1
        put(con, [], replaced=[f"d{digest('b')}"], quarantined=[f"d{digest('b')}"])
        link(con, "r2")
        link(fresh, "r1")
        assert outcome(con) == outcome(fresh)
        assert partition(con, "entity") == {frozenset([f"i{digest('a')}-0"])}
