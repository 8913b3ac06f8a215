"""The page of a run: everything a template needs, and the template filled with it, every text escaped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from tasks.report.change import change
from tasks.report.checks import checks
from tasks.report.environment import environment
from tasks.report.flow import flow
from tasks.report.hand import Hand
from tasks.report.marks import marks
from tasks.report.quarantine import quarantine
from tasks.report.stages import in_order
from tasks.report.times import times
from tasks.report.trend import trends
from tasks.report.verdict import Fact, facts, heading
from tasks.report.words import clock, command, count, day, digits, number
from warehouse.ledger import RunRecord

if TYPE_CHECKING:
    from tasks.report.stories.index import Index

_LISTED = 20  # entries of a plain list (sources, skipped files, learned lines); run.json has the rest
_NEWS = 12  # lines about one name, word or outlet that stand open
_EXAMPLES = (
    "select outlet, count(*) as articles from published.articles group by all order by all",
    "select stage, expectation, observed, sql from published.run_checks where not success",
)


def render(
    record: RunRecord,
    history: Sequence[RunRecord] = (),
    data_docs: str | None = None,
    stories: Index | None = None,
    hand: Hand | None = None,
    pages: Collection[str] = (),
) -> str:
    """The page of a run as HTML that needs nothing else; `history` holds the earlier runs, oldest first.

    `data_docs` is the relative address of the same run's Great Expectations Data Docs, where they lie beside the page.
    `stories` is the list that the page opens with; their `pages`, by their ids, lie in `stories/` beside it. `hand` is
    what people correct and watch.
    """
    values = _values(record, history, data_docs) | {"stories": stories, "pages": pages}
    listed = (*stories.cards, *stories.more) if stories else ()
    headlines = {card.href.removeprefix("stories/").removesuffix(".html"): card.headline for card in listed}
    values |= {"hand": hand or Hand(), "shown": _NEWS, "headlines": headlines}
    if stories and stories.n_touched:
        told = Fact("stories", digits(stories.n_touched), "story" if stories.n_touched == 1 else "stories")
        disputed = sum(card.n_conflicts > 0 for card in (*stories.cards, *stories.more) if card.is_touched)
        found = [Fact("stories", digits(disputed), "disputed")] if disputed else []
        values["facts"] = [told, *found, *values["facts"]]
    return environment().get_template("page.html").render(values)


def _values(record: RunRecord, history: Sequence[RunRecord], data_docs: str | None) -> dict[str, Any]:
    """What the template writes; names are its own."""
    stages = in_order({str(row["stage"]) for row in record.stages})
    picture, clocks = flow(record), times(record, history)
    return {
        "record": record,
        "run": record.run,
        "verdict": heading(record),
        "facts": facts(record),
        "when": _when(record),
        "flow": picture,
        "unfinished": any(part.kind == "unfinished" for bar in picture.bars for part in bar.parts),
        "flow_heading": _flow_heading(record),
        "stage_rows": sorted(record.stages, key=lambda row: stages.index(str(row["stage"]))),
        "times": clocks,
        "has_usual": any(time.tick is not None for time in clocks.values()),
        "marks": marks(record),
        "checks": checks(record),
        "quarantine": quarantine(record),
        "change": change(record, history),
        "trends": trends(record, history),
        "examples": [command(sql, record.warehouse) for sql in _EXAMPLES],
        "listed": _LISTED,
        "data_docs": data_docs,
    }


def _when(record: RunRecord) -> str:
    """The run's day and hours, in UTC."""
    started, finished = clock(record.run.get("started_at")), clock(record.run.get("finished_at"))
    hours = f"{started} to {finished} UTC" if started and finished else f"{started} UTC" if started else ""
    return ", ".join(part for part in (day(record.run.get("started_at")), hours) if part)


def _flow_heading(record: RunRecord) -> str:
    documents, articles = number(record.run, "n_documents"), number(record.run, "n_articles")
    if not documents:
        return "No document came in"
    if number(record.run, "n_unchanged") == documents:
        return f"{count(documents, 'document')} came in, {'' if documents == 1 else 'all '}known from before"
    became = "none became an article" if not articles else f"{digits(articles)} became {_articles(articles)}"
    return f"{count(documents, 'document')} came in, {became}"


def _articles(n: int) -> str:
    return "an article" if n == 1 else "articles"
