"""Corrections made by hand, on the pages of the stories they touch: what, why, by whom, and where that stands."""

import pytest

from tasks.report import stories
from tests.tasks.report.report_markup import strict, text, tree
from tests.tasks.report.story_given import FERRY, HOSTILE, MARKET, given, published
from tests.warehouse.builder import FIRST, SECOND

ENTITY, OLD = "e0123456789abcdef", "s00000000000000b3"
HARBOUR = "the harbour office"


def corrected(*entries, hostile="", most=stories.MOST):
    """The pages of both stories under some corrections; a name stands in the Standard's articles."""
    made = given(hostile)
    for key in ("Standard", "Standard 2"):
        article = made.articles[key]
        made.add("mentions", **made.span(key, HARBOUR), kind="ORG", form="name", text=HARBOUR, entity=0)
        made.add("article_entities", article_id=article, entity=0, name=HARBOUR, kind="ORG")
        made.member("entity", f"i{article[1:]}-0", ENTITY)
    made.add("cluster_ids", old_id=OLD, kind="story", new_id=FERRY, run_id=SECOND)
    for position, entry in enumerate(entries, 1):
        row = {
            "applied": True,
            "note": "",
            "targets": [],
            "story_ids": [],
            **(entry(made) if callable(entry) else entry),
        }
        made.add("corrections", correction_id=f"k{position}", position=position, **row)
    with published(made) as con:
        return made, stories.render(con, FIRST, most).pages


def rows_of(page):
    """Each correction's row of a page: its cells' words, and where its links lead."""
    found = tree(page).findall(".//section[@aria-labelledby='corrections']//tbody/tr")
    return [([text(cell) for cell in row], [link.get("href") for link in row.iter("a")]) for row in found]


def merged(made):
    targets = [OLD, made.articles["Gazette"]]
    return {
        "kind": "merge_stories",
        "targets": targets,
        "story_ids": [FERRY],
        "reason": "one harbour",
        "note": "one story",
    }


def spoken(made):
    quote = made.id("q", "Bell", "We felt one long jolt")
    return {"kind": "set_speaker", "targets": [quote], "value": None, "story_ids": [FERRY], "corrected_by": "Ines"}


def split(made):
    targets = [FERRY, "https://gazette.example/Gazette", "https://bell.example/Bell", "https://nowhere.example/x"]
    return {"kind": "split_story", "targets": targets, "story_ids": [FERRY, MARKET], "note": "1 report in a story"}


def test_a_correction_stands_on_its_storys_page_with_why_and_who():
    made, pages = corrected(merged, spoken)
    (merge, links), (speaker, quoted) = rows_of(pages[FERRY])
    assert merge == [
        "Stories that are one", f"this story, {made.articles['Gazette']}", "one story", "one harbour",
    ]  # fmt: skip
    assert links == [f"{MARKET}.html#{made.articles['Gazette']}"], "the story has another page, which holds the report"
    assert speaker == ["Who said it", "“We felt one long jolt” now nobody", "", "Ines"]
    assert quoted == [f"#{made.id('q', 'Bell', 'We felt one long jolt')}"]
    assert rows_of(pages[MARKET]) == [] and "corrected" not in pages[MARKET]
    assert "<b>2</b> corrections by hand" in pages[FERRY] and 'href="#corrections"' in pages[FERRY]


def test_what_was_taken_out_leads_to_its_page_and_what_is_unknown_stays_words():
    made, pages = corrected(split)
    ((ferry, there),) = rows_of(pages[FERRY])
    ((_, here),) = rows_of(pages[MARKET])
    bell, gazette = made.articles["Bell"], made.articles["Gazette"]
    assert ferry[1] == "this story, https://gazette.example/Gazette, the report of Bell, https://nowhere.example/x"
    assert there == [f"{MARKET}.html#{gazette}", f"#{bell}"]
    assert here == [f"{FERRY}.html", f"#{gazette}", f"{FERRY}.html#{bell}"]


def test_a_story_without_a_page_of_its_own_is_led_to_by_no_link():
    made, pages = corrected(split, most=1)
    assert set(pages) == {FERRY}
    assert rows_of(pages[FERRY])[0][1] == [f"#{made.articles['Bell']}"]


@pytest.mark.parametrize("kind", ["join_entities", "rename_entity"])
def test_a_name_is_told_by_the_stories_that_hold_it_and_leads_to_who_names_it(kind):
    entry = {"kind": kind, "targets": ["Harbour Office"], "value": "Harbour Board", "note": f"one entity: {ENTITY}"}
    made, pages = corrected(entry)
    ((cells, links),) = rows_of(pages[FERRY])
    assert cells[1:3] == ["Harbour Office now Harbour Board", f"one entity: {ENTITY} named here by Standard"]
    assert links == [f"#{made.articles['Standard']}"] and rows_of(pages[MARKET]) == []
    assert rows_of(corrected(entry | {"applied": False})[1][FERRY]) == [], "what does not hold touched nothing"


def test_what_does_not_hold_says_so():
    _, pages = corrected({"kind": "merge_stories", "targets": [FERRY], "story_ids": [FERRY], "applied": False})
    assert rows_of(pages[FERRY])[0][0][0] == "Stories that are one does not hold"


def test_a_conflict_called_false_keeps_its_address_once():
    entry = {"kind": "false_conflict", "targets": ["xgone"], "story_ids": [FERRY], "note": "hurt: 40 (Bell), 52 (Post)"}
    _, pages = corrected(entry, entry)
    assert strict(pages[FERRY]).ids.count("xgone") == 1
    assert "hurt: 40 (Bell), 52 (Post)" in rows_of(pages[FERRY])[0][0]


def test_many_targets_are_counted():
    _, pages = corrected({"kind": "merge_stories", "targets": ["a", "b", "c", "d", "e", "f"], "story_ids": [FERRY]})
    assert rows_of(pages[FERRY])[0][0][1] == "a, b, c, d and 2 more"


def test_every_link_leads_somewhere_and_every_word_is_escaped():
    said = {"reason": HOSTILE, "corrected_by": HOSTILE, "note": HOSTILE, "value": HOSTILE}
    hostile = {"kind": "merge_stories", "targets": [HOSTILE], "story_ids": [FERRY], **said}
    _, pages = corrected(merged, spoken, split, hostile, hostile=HOSTILE)
    held = {f"{story_id}.html": set(strict(page).ids) for story_id, page in pages.items()}
    for name, page in pages.items():
        for _, links in rows_of(page):
            for file, _, anchor in (link.partition("#") for link in links):
                assert not anchor or anchor in held[file or f"{name}.html"], (name, file, anchor)
        assert "<script>alert" not in page
    assert len(rows_of(pages[FERRY])) == 4


def test_where_nothing_is_corrected_a_page_says_nothing_of_it():
    with published(given()) as con:
        for page in stories.render(con, FIRST).pages.values():
            assert "corrected" not in page and "orrections" not in page
