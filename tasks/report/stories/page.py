"""A story as a page: everything its template needs, and the template filled with it, every text escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.report.environment import environment
from tasks.report.stories import signs
from tasks.report.stories.copying import Copying, copying
from tasks.report.stories.corrected import Touch, corrected
from tasks.report.stories.disputes import Dispute, disputes
from tasks.report.stories.drawing import drawing
from tasks.report.stories.drawn import rows, sentences
from tasks.report.stories.edits import Edit, edits
from tasks.report.stories.glance import Glance, glance
from tasks.report.stories.matrix import Claim, Group, claims, disputed_claims, matrix
from tasks.report.stories.notes import notes
from tasks.report.stories.opening import Opening, opening
from tasks.report.stories.plot import Plot, plot
from tasks.report.stories.read import Row, StoryRows
from tasks.report.stories.sources import Sources
from tasks.report.stories.texts import Links, Text, texts
from tasks.report.stories.timeline import Timeline, timeline
from tasks.report.stories.wordings import Utterance, utterances
from tasks.report.words import MONTHS, clock, day, digits, moment

_SIGNS = {name: getattr(signs, name) for name in (
    "letter", "named", "letters", "all_named", "glyphs", "lines", "singles", "paragraphs", "LATER"
)}  # fmt: skip
_WORDED = 8  # columns up to which a cell of the matrix bears its word


@dataclass(frozen=True, slots=True)
class Fact:
    """One part of the line under the headline."""

    anchor: str
    number: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that a story's page shows."""

    story: Row
    sources: Sources
    plots: tuple[Plot, ...]
    claims: tuple[Claim, ...]
    disputed: frozenset[str]
    disputes: tuple[Dispute, ...]
    groups: tuple[Group, ...]
    utterances: tuple[Utterance, ...]
    glance: Glance
    lead: Opening
    timeline: Timeline
    copying: Copying
    edits: tuple[Edit, ...]
    corrections: tuple[Touch, ...]
    texts: tuple[Text, ...]

    def of(self, verdict: str) -> list[Plot]:
        """The plots with a verdict: agreement, update or conflict."""
        return [each for each in self.plots if each.verdict == verdict]


def compose(given: StoryRows) -> StoryPage:
    """A story's rows as what its page shows."""
    sources = Sources(given.articles, _at_stake(given))
    articles = {row["article_id"]: row for row in given.articles}
    plots = _plots(given, articles, sources)
    found, against = claims(given, sources), disputes(given.conflicts, given.claim_reports, sources)
    said = utterances(given.quote_variants, given.conflicts, articles, sources)
    disputed = disputed_claims(given, plots)
    groups = matrix(found, disputed, plots, against, sources)
    seen = glance(found, groups, plots, against, said, sources)
    shown = {each.anchor for each in plots} | {each.anchor for each in against} | {each.conflict_id for each in said}
    return StoryPage(
        story=given.story,
        sources=sources,
        plots=tuple(plots),
        claims=tuple(found),
        disputed=frozenset(disputed),
        disputes=tuple(against),
        groups=tuple(groups),
        utterances=tuple(said),
        glance=seen,
        lead=opening(plots, against, seen),
        timeline=timeline(given.articles, sources),
        copying=copying(given.articles, given.copies, sources),
        edits=tuple(edits(given.changes, sources)),
        corrections=corrected(given, sources),
        texts=tuple(texts(given, sources, _links(plots), notes(plots, against, said, found, sources), shown)),
    )


def render(page: StoryPage, run_id: str) -> str:
    """The page as HTML that needs nothing else; `run_id` names the run whose report it belongs to."""
    few = len(page.sources) <= _WORDED
    return environment().get_template("stories/story.html").render(
        page=page, story=page.story, glance=page.glance, lead=page.lead, sources=page.sources, when=when(page.story),
        facts=facts(page), figures=_figures_heading(page.lead.plots), worded=few, run_id=run_id,
        alone=page.story["n_independent"] < 2, drawing=drawing, rows=rows, sentences=sentences, **_SIGNS,
    )  # fmt: skip


def _at_stake(rows: StoryRows) -> set[str]:
    """The articles that give the figure which is disputed first."""
    first = next((row["measure_id"] for row in rows.measures if row["verdict"] == "conflict"), None)
    return {row["article_id"] for row in rows.figures if first and row["measure_id"] == first}


def _plots(rows: StoryRows, articles: dict[str, Row], sources: Sources) -> list[Plot]:
    figures: dict[str, list[Row]] = {}
    for row in rows.figures:
        if row["measure_id"]:
            figures.setdefault(row["measure_id"], []).append(row)
    conflicts = {row["measure_id"]: row["conflict_id"] for row in rows.conflicts if row["measure_id"]}
    drawn = (
        plot(row, figures.get(row["measure_id"], []), articles, sources, conflicts.get(row["measure_id"], ""))
        for row in rows.measures
    )
    return [each for each in drawn if each and each.is_compared]


def _links(plots: Sequence[Plot]) -> Links:
    words = {"conflict": "disputed: compare", "update": "updated: compare", "agreement": "agreed: compare"}
    return {
        figure: (each.anchor, words[each.verdict])
        for each in plots
        for reading in each.readings
        for figure in (reading.figure_id, *reading.also)
    }


def days(story: Row) -> str:
    """The days on which a story was reported, in words."""
    first, last = moment(story["first_seen"]), moment(story["last_seen"])
    if first is None or last is None:
        return "undated"
    month, end = MONTHS[first.month - 1], f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.date() == last.date():
        return end if _is_day(clock(first)) else f"{end}, {clock(first)[:5]}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    return f"{first.day} {month}{'' if first.year == last.year else f' {first.year}'} to {end}"


def when(story: Row) -> str:
    """When a story was first and last reported, in words."""
    first, last = moment(story["first_seen"]), moment(story["last_seen"])
    if first is None or last is None:
        return "no report says when it was printed"
    began = day(first) if _is_day(clock(first)) else f"{day(first)} {clock(first)[:5]}"
    if first == last:
        return began
    same = first.date() == last.date()
    if same and _is_day(clock(first)):
        return f"{began}, until {clock(last)[:5]} UTC"
    end = clock(last)[:5] if same else day(last) if _is_day(clock(last)) else f"{day(last)} {clock(last)[:5]}"
    return f"{began} to {end} UTC"


def _is_day(time: str) -> bool:
    return time == "00:00:00"


def facts(page: StoryPage) -> list[Fact]:
    """The story's numbers in one line; what there is none of is left out."""
    story, seen = page.story, page.glance
    updated = len(page.of("update"))
    outlets, independent = story["n_outlets"], story["n_independent"]
    found = [
        Fact("texts", digits(outlets), "", "outlet" if outlets == 1 else "outlets"),
        Fact("when", digits(independent), "", "independent report" + ("" if independent == 1 else "s")),
    ]
    if independent < 2:
        return found + _altered(page)
    found.append(Fact("agree", digits(seen.n_agreed), "agree on", ""))
    found.append(Fact("disagree", digits(seen.n_against), "disagree on", ""))
    if updated:
        where = "figures" if page.lead.plots else page.lead.anchor
        found.append(Fact(where, digits(updated), "", "figure updated" if updated == 1 else "figures updated"))
    found.append(Fact("left-out", digits(seen.n_left_out), "", "omission" if seen.n_left_out == 1 else "omissions"))
    return found + _altered(page)


def _altered(page: StoryPage) -> list[Fact]:
    """What outlets changed, and what people corrected by hand."""
    edited, by_hand = len(page.edits), len(page.corrections)
    found = [Fact("edits", digits(edited), "", "edit" if edited == 1 else "edits")] if edited else []
    words = "correction by hand" if by_hand == 1 else "corrections by hand"
    return found + ([Fact("corrections", digits(by_hand), "", words)] if by_hand else [])


def _figures_heading(plots: Sequence[Plot]) -> str:
    """The figures that are left to show, by verdict: `2 disputed, 3 updated, 1 agreed`."""
    words = {"conflict": "disputed", "update": "updated", "agreement": "agreed"}
    counts = {words[verdict]: sum(each.verdict == verdict for each in plots) for verdict in words}
    return "Figures: " + ", ".join(f"{digits(n)} {word}" for word, n in counts.items() if n)
