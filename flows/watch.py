"""What a run's report and its messages say of what people keep by hand: corrections, and news of what they watch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.order import Order
from warehouse.connect import open_published
from warehouse.ledger import RunRecord

if TYPE_CHECKING:
    from tasks.report.hand import Hand
    from tasks.report.watched import Known, Watched

_NAMED = 3  # new things of each name, word and outlet that a message names; the report has them all


def by_hand(order: Order, record: RunRecord) -> Hand:
    """What a run's report shows: corrections as they stand in the newest file, and what the run brought of the watched.

    Raises WatchError where the file of what is watched does not hold.
    """
    from tasks.report.corrections import corrections
    from tasks.report.hand import Hand

    if not order.place.link.exists():
        return Hand()
    with open_published(order.place.link) as con:
        return Hand(corrections(con), watched_news(order, record))


def watched_news(order: Order, record: RunRecord) -> Watched | None:
    """What a run published about what is watched that the file before it had not; None where nothing is watched."""
    from tasks.report.watched import nothing, watched

    watch, published = order.read_watch(), order.place.version(record.run_id)
    if not watch:
        return None
    if not record.published or not published.exists():
        return nothing(watch)
    with open_published(published) as con:
        return watched(con, watch, _before(order, published))


def watch_message(order: Order, record: RunRecord) -> str:
    """The news of what is watched, for whoever is told of it; empty where there is none."""
    news = watched_news(order, record)
    lines = []
    for each in news.news if news else ():
        lines.append(f"{each.name}: {each.words}")
        lines += [f"- {item.text} ({item.about})" for item in each.items[:_NAMED]]
        lines += [f"- and {len(each.items) - _NAMED} more"] if len(each.items) > _NAMED else []
    return "\n".join(lines)


def _before(order: Order, published: Path) -> Known:
    from tasks.report.watched import Known, known

    earlier = [path for path in order.place.versions() if path.name < published.name]
    if not earlier:
        return Known()
    with open_published(earlier[-1]) as con:
        return known(con)
