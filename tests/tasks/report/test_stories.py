"""Pages of stories: what is on them, that every link leads somewhere, that no word of a source becomes markup."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tasks.report import render as render_run
from tasks.report import save, stories
from tests.tasks.report.report_markup import strict, text, tree
from tests.tasks.report.report_records import full_run, run_row
from tests.tasks.report.story_given import CAPTAIN, FERRY, HOSTILE, MARKET, given, many, published
from tests.tasks.report.test_report_page import contrast
from tests.warehouse.builder import FIRST, SECOND
from tests.work import calls


def rendered(made=None, run_id=FIRST, most=stories.MOST):
    with published(made or given()) as con:
        return stories.render(con, run_id, most)


@pytest.fixture(scope="module")
def found():
    return rendered()


@pytest.fixture(scope="module")
def ferry(found):
    return found.pages[FERRY]


@pytest.fixture(scope="module", params=["ferry", "market", "hostile ferry", "run"])
def page(request, found):
    if request.param == "run":
        return render_run(full_run(), [], None, found.index)
    if request.param == "hostile ferry":
        return rendered(given(HOSTILE)).pages[FERRY]
    return found.pages[FERRY if request.param == "ferry" else MARKET]


def words_of(page, xpath):
    return [text(element) for element in tree(page).xpath(xpath)]


def column(page, name):
    return [text(li) for li in tree(page).xpath(f"//section[@aria-labelledby='{name}']//li")]


def test_what_the_page_is_for_comes_first(ferry):
    first = tree(ferry).xpath("//main/*[1]")[0]
    assert first.get("class") == "glance"
    headings = words_of(ferry, "//div[@class='glance']//h2")
    assert headings[0] == "Where they disagree" and headings[1].startswith("What they agree on")
    assert headings[2:] == ["Who leaves out what most report"]
    assert first.xpath(".//figure[@id='xhurt']//*[@class='hatched']")
    assert any("The ferry ran aground" in line for line in column(ferry, "agree"))
    assert column(ferry, "left-out") == [f"S {CAPTAIN}", f"D {CAPTAIN}"]


def test_what_is_disputed_names_both_sides_and_who_gives_them(ferry):
    lines = words_of(ferry, "//ul[@class='against']/li")
    assert lines[0] == "Where: the ferry ran aground Tarn End LP Fellgate S"
    assert len(lines) == 2 and lines[1].startswith("What Ines Corrow said “We felt")
    rows = words_of(ferry, "//div[@class='glance']//figure//tbody/tr")
    assert any("52" in row and "2 outlets" in row for row in rows) and any("Up to 44" in row for row in rows)


def test_the_facts_count_what_the_page_shows(ferry):
    facts = words_of(ferry, "//ul[@class='facts']/li")
    assert facts == [
        "5 outlets", "4 independent reports", "agree on 2", "disagree on 3", "2 omissions", "1 edit"
    ]  # fmt: skip


def test_a_disputed_figure_is_drawn_with_a_row_a_text_in_order_of_time(ferry):
    plot = tree(ferry).get_element_by_id("xhurt")
    assert text(plot.find("h3")).endswith("cannot both be right")
    rows = [text(row) for row in plot.xpath(".//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["07:00", "08:00", "10:00", "12:00", "13:00"]
    assert "2 outlets" in rows[1] and "replaced" in rows[2]
    assert len(plot.xpath(".//*[@class='hatched']")) == 1
    assert {mark.get("class").split()[0] for mark in plot.xpath(".//*[contains(@class, 'mark ')]")} == {"mark"}


def test_the_hatching_lies_between_two_that_cannot_both_be_right(ferry):
    heading = text(tree(ferry).get_element_by_id("xhurt-h"))
    assert heading == "People injured: “Up to 44” and “52” cannot both be right"


def test_the_matrix_tells_each_status_by_word_and_shape(ferry):
    rows = tree(ferry).xpath("//table[contains(@class, 'cover')]//tr[@id]")
    found = {row.get("id"): row.xpath("td[contains(@class, 'k ')]") for row in rows}
    cells = {id_: [(td.get("class").split()[1], text(td[1])) for td in row] for id_, row in found.items()}
    assert [kind for kind, _ in cells["casleep"]] == ["k-own", "k-own", "k-own", "k-omitted", "k-omitted"]
    assert [said for _, said in cells["casleep"]] == ["reported", "reported", "reported", "left out", "left out"]
    assert cells["caground"][1] == ("k-apart", "not counted")
    assert [said for _, said in cells["xplace-row"]][1:4] == ["Tarn End", "Tarn End", "Fellgate"]


def test_a_claim_of_one_report_blames_nobody(ferry):
    single = tree(ferry).get_element_by_id("cfog")
    assert text(single).startswith("D Nobody had forecast the fog")
    assert "not in S" in text(single)


def test_copies_share_a_colour_and_stand_as_one_text(ferry):
    colours = {li.text: li.get("class") for li in tree(ferry).xpath("//span[@class='heads']/i")}
    assert colours["L"] == colours["P"] and len(set(colours.values())) == 4
    assert "repeats Ledger, with small changes" in text(tree(ferry).xpath("//table[@class='words']")[0])


def test_wordings_mark_what_differs(ferry):
    said = tree(ferry).get_element_by_id("ujolt").getparent()
    assert [text(mark) for mark in said.iter("mark")] == ["one"]
    assert [text(gap) for gap in said.xpath(".//span[@class='gap']")] == ["— (without: and nothing more)"]


def test_an_edit_shows_what_went_and_what_came(ferry):
    edit = tree(ferry).get_element_by_id("edits")
    assert [text(ins) for ins in edit.iter("ins")] == ["(Standard 2)", "Some 57"]
    assert [text(gone) for gone in edit.iter("del")] == ["(Standard)", "Between 40 and 60"]


def test_every_row_has_an_address_in_its_text(ferry):
    made = given()
    ids = set(strict(ferry).ids)
    assert made.id("f", "Bell", "At least 40") in ids and made.id("f", "Standard", "Between 40 and 60") in ids
    assert made.id("q", "Bell", "We felt one long jolt") in ids
    assert made.id("t", "Post", CAPTAIN) in ids
    assert {"xhurt", "xplace", "xwords", "xplace-0", "xplace-2", "ujolt", "casleep"} <= ids


def test_a_texts_words_are_all_there_in_order(ferry):
    made = given()
    for key in ("Bell", "Standard", "Standard 2", "Dispatch"):
        article = tree(ferry).get_element_by_id(made.articles[key])
        assert " ".join(words_of_paragraphs(article)) == " ".join(made.bodies[key].split())


def words_of_paragraphs(article):
    return [text(p) for p in article.xpath(".//article/p[@class='own']")]


def test_margins_say_what_others_do(ferry):
    notes = words_of(ferry, f"//details[@id='{given().articles['Bell']}']//ul[@class='margin']/li")
    assert any(note.startswith("At least 40 LP 52; S Some 57") for note in notes)
    assert any("leave this out" in note for note in notes)


def test_a_story_of_one_report_compares_nothing(found):
    page = found.pages[MARKET]
    assert "There is one report: nothing to compare." in text(tree(page).find(".//main"))
    assert not tree(page).xpath("//section[@aria-labelledby='coverage']")


def test_every_link_leads_somewhere(found, tmp_path):
    save(full_run(), [], tmp_path, None, found)
    folder = tmp_path / full_run().run_id
    pages = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    assert set(pages) == {"index.html", f"stories/{FERRY}.html", f"stories/{MARKET}.html"}
    for name, page in pages.items():
        ids = set(strict(page).ids)
        for a in tree(page).iter("a"):
            check_link(a, ids, folder / name)


def check_link(a, ids, at):
    href = a.get("href")
    if href.startswith("#"):
        assert href[1:] in ids, href
    elif re.match(r"https?://", href):
        assert {"noreferrer", "noopener"} <= set(a.get("rel").split())
    else:
        assert (at.parent / href).is_file(), href


def test_pages_ask_nothing_of_anywhere(page):
    root = tree(page)
    assert not root.findall(".//script") and not root.findall(".//img") and not root.findall(".//iframe")
    outside = [a.get("href") for a in root.iter("a") if re.match(r"\w+:", a.get("href"))]
    assert set(outside) <= {a.get("href") for a in root.xpath("//details//a[@rel]")}
    assert set(re.findall(r"url\((.)", page)) <= {"#"} and "@import" not in page
    assert [link.get("href")[:5] for link in root.iter("link")] == ["data:"]


def test_pages_are_well_formed_with_unique_ids(page):
    ids = strict(page).ids
    assert len(ids) == len(set(ids))


def test_headings_come_in_order(page):
    levels = [int(h.tag[1]) for h in tree(page).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_pictures_tables_and_links_have_names(page):
    root = tree(page)
    assert root.get("lang") == "en"
    assert all(
        svg.get("aria-label") or svg.get("aria-hidden") == "true" for svg in root.xpath("//svg[not(ancestor::svg)]")
    )
    assert all(th.get("scope") in ("row", "col") for th in root.iter("th"))
    assert all(table.find("caption") is not None for table in root.iter("table"))
    assert all(text(a) for a in root.iter("a"))
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert all(element.get("aria-labelledby") in ids for element in root.xpath("//*[@aria-labelledby]"))


def test_hostile_words_stay_words():
    made = rendered(given(HOSTILE))
    page = made.pages[FERRY]
    strict(page)
    assert not tree(page).findall(".//script")
    assert not [name for element in tree(page).iter() for name in element.attrib if name.startswith("on")]
    assert "<script>alert(1)</script>" in text(tree(page).find(".//h1")) and "49" not in text(tree(page).find(".//h1"))
    index = render_run(full_run(), [], None, made.index)
    assert not tree(index).findall(".//script") and "alert(1)" in tree(index).text_content()


def test_addresses_that_run_code_are_no_links():
    made = given()
    for article in made.tables["articles"]:
        article["url"] = "javascript:alert(1)"
    assert "javascript:" not in rendered(made).pages[FERRY]


def test_the_list_opens_with_what_the_run_touched():
    made = given()
    made.tables["articles"][-1]["run_id"] = SECOND
    found = rendered(made, SECOND)
    assert [card.href for card in found.index.cards] == [f"stories/{MARKET}.html"]
    assert [card.href for card in found.index.more] == [f"stories/{FERRY}.html"]
    assert found.index.heading == "1 story of this run, the most disputed first"


def test_a_run_that_touched_no_story_lists_the_newest():
    found = rendered(run_id=SECOND)
    assert found.index.heading == "No story is new; these are the newest"
    assert [card.href for card in found.index.cards] == [f"stories/{FERRY}.html", f"stories/{MARKET}.html"]


def test_a_card_tells_counts_and_the_widest_difference(found):
    card = found.index.cards[0]
    assert card.outlets.words == "5 outlets, 4 independent" and card.outlets.shapes.count("open") == 1
    assert card.claims.words == "2 agree · 3 disputed · 2 left out · 1 in one report"
    assert (card.widest.low, card.widest.high, card.widest.kind) == ("Up to 44", "52", "conflict")
    assert found.index.cards[1].note == "one report: nothing to compare"


def test_only_so_many_stories_have_a_page():
    found = rendered(most=1)
    assert list(found.pages) == [FERRY] and found.index.n_left == 1


def test_an_empty_warehouse_has_no_story():
    with published(type(given())()) as con:
        found = stories.render(con, FIRST)
    assert not found.pages and found.index.heading == "No story yet"
    strict(render_run(full_run(), [], None, found.index))


def test_the_same_rows_make_the_same_pages(found):
    assert rendered().pages == found.pages


def test_a_story_id_that_is_no_name_is_refused():
    with pytest.raises(ValueError, match="cannot name a page"):
        stories.name("../up")


def test_saving_again_replaces_the_pages(found, tmp_path):
    record = full_run(run=run_row(14))
    save(record, [], tmp_path, None, found)
    save(record, [], tmp_path, None, found)
    assert (tmp_path / "latest" / "stories" / f"{FERRY}.html").read_text(encoding="utf-8") == found.pages[FERRY]


def test_colours_have_contrast_and_are_not_alike(ferry):
    blocks = re.findall(r":root \{(.*?)\}", ferry, re.S)
    palettes = [dict(re.findall(r"--(\w+): (#\w+);", block)) for block in blocks]
    light = {**palettes[0], **next(p for p in palettes[2:] if "c1" in p)}
    dark = {**palettes[1], **[p for p in palettes if "c1" in p][1]}
    for palette in (light, dark):
        colours = [palette[f"c{number}"] for number in range(1, 6)]
        assert len(set(colours)) == 5
        assert all(contrast(colour, palette["paper"]) >= 4.5 for colour in (*colours, palette["soft"], palette["ink"]))
        assert all(contrast(palette[name], palette["wash"]) >= 4.5 for name in ("ink", "soft"))


def test_a_story_of_fifty_articles_folds_its_texts():
    found = rendered(many(1, 50))
    (page,) = found.pages.values()
    texts = tree(page).xpath("//details[@class='text']")
    assert len(texts) == 50 and sum(details.get("open") is not None for details in texts) == 1
    assert len(tree(page).xpath("//div[@class='glance']//figure//tbody/tr")) == 8
    assert tree(page).xpath("//table[contains(@class, 'dense')]")


def test_two_hundred_stories_have_a_page_each():
    with published(many(200, 4)) as con:
        assert len(stories.render(con, FIRST).pages) == 200


def test_without_times_nothing_is_said_of_order():
    made = given()
    for article in made.tables["articles"]:
        article.update(published_at=None, modified_at=None, fetched_at=None)
    page = rendered(made).pages[FERRY]
    strict(page)
    assert "no report says when it was printed" in text(tree(page).find(".//header"))
    when = text(tree(page).xpath("//section[@aria-labelledby='when']")[0])
    assert "printed is not known: no time is given" in when


@pytest.mark.parametrize("missing", ["coverage", "claims", "measures", "conflicts", "wordings", "mentions", "copies"])
def test_a_story_that_lacks_some_rows_still_has_a_page(missing):
    made = given()
    kept = made.tables.pop(missing)
    assert kept
    page = rendered(made).pages[FERRY]
    ids = set(strict(page).ids)
    assert all(a.get("href")[1:] in ids for a in tree(page).iter("a") if a.get("href").startswith("#"))


@pytest.fixture(scope="module")
def folder_of_files():
    """The ferry's reports as files of one folder: one outlet carries them all."""
    made = given()
    for table in ("articles", "documents", "coverage", "omissions"):
        for row in made.tables[table]:
            row.update(outlet="unknown", url=None) if "url" in row else row.update(outlet="unknown")
    for number, row in enumerate(made.tables["documents"]):
        row["source_uri"] = f"wires/report-{number}.txt"
    made.tables["articles"][3]["title"] = None
    made.tables["coverage"] = made.tables["omissions"] = []
    return rendered(made).pages[FERRY]


def test_where_one_outlet_carries_all_each_report_stands_for_itself(folder_of_files):
    rows = words_of(folder_of_files, "//div[@class='glance']//figure//tbody/tr")
    assert any("report-3" in row for row in rows) and any("Ferry runs aground (Dispatch)" in row for row in rows)
    lines = words_of(folder_of_files, "//ul[@class='against']/li")
    assert lines[0] == "Where: the ferry ran aground Tarn End 23 Fellgate 5"
    assert "told by outlet, and one outlet carries every report" in text(tree(folder_of_files).find(".//main"))


def test_work_grows_with_the_stories_and_stays_small():
    few, more = [many(number, 6) for number in (2, 6)]
    counted = []
    for made in (few, more):
        with published(made) as con:
            stories.render(con, FIRST)
            counted.append(calls(lambda con=con: stories.render(con, FIRST)))
    assert counted[1] < 3.2 * counted[0]
    assert (counted[1] - counted[0]) / 4 < 15_000
