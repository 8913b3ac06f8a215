"""What each correction came to, seen in what linking wrote: whether it holds, and a line on that or on why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from tasks.link.base import given
from tasks.link.corrections import anchors as anchored
from tasks.link.corrections.entries import (
    DETACH,
    JOIN,
    MERGE,
    REFUTE,
    RENAME,
    SPEAKER,
    SPLIT,
    Correction,
)  # fmt: skip
from tasks.link.corrections.rules import Group

if TYPE_CHECKING:
    from tasks.link.corrections.hand import Hand

_HOMES = "select member_id, cluster_id from store.members where kind = 'story' and member_id in (select id from asked)"
_SPOKEN = "select entity_id, name from store.corrected_speakers where quote_id = $quote_id"
_FEWEST = 2  # readings of a conflict that are there still, for it to be the one that was meant
_SHOWN = 6  # readings that a note names


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a correction holds, a line on it, the stories it is about, what it renames and what it refutes."""

    applied: bool
    note: str
    stories: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    refuted: frozenset[str] = frozenset()


def outcome(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    """What became of an entry, once stories are told and speakers set."""
    return _OF_KIND[entry.kind](con, hand, entry)


def _merged(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    named = [_articles(hand, entry, target) for target in entry.targets]
    homes = _homes(con, frozenset().union(*named))
    stories = frozenset(homes.values())
    if missing := _missing(entry.targets, named):
        return Outcome(False, f"no story or article {missing} is here", stories)
    bound = hand.stories.less_taken(frozenset(homes))
    if len({homes[each] for each in bound}) > 1 or any(bound.isdisjoint(own) for own in named):
        return Outcome(False, "another entry splits what this one merges: remove one of the two", stories)
    return Outcome(True, f"one story: {_count(len(bound), 'report')} that the entry names", stories)


def _split(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    named = [_articles(hand, entry, target) for target in entry.targets]
    homes = _homes(con, frozenset().union(*named))
    stories, taken = frozenset(homes.values()), frozenset().union(*named[1:])
    if missing := _missing(entry.targets, named):
        return Outcome(False, f"no story or article {missing} is here", stories)
    if not named[0] - taken:
        return Outcome(False, "nothing is left of the story: leave an article in it", stories)
    out = {homes[each] for each in taken}
    if not entry.value and len(out) > 1:
        return Outcome(False, "another entry keeps apart what this one takes out together: remove one", stories)
    kept = {homes[each] for each in named[0] - taken}
    return Outcome(True, f"{_count(len(taken), 'report')} in {_several(len(out))}, apart from {_these(kept)}", stories)


def _joined(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    found = [frozenset(_entities(con, hand, entry, target)) for target in entry.targets]
    if missing := _missing(entry.targets, found):
        return Outcome(False, _uncalled(missing))
    entities = frozenset().union(*found)
    if len(entities) > 1:
        return Outcome(False, f"still {len(entities)} entities: name them by their ids")
    return Outcome(True, f"one entity: {min(entities)}", named=entities if entry.value else frozenset())


def _renamed(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    found = frozenset(_entities(con, hand, entry, entry.targets[0]))
    if not found:
        return Outcome(False, _uncalled(entry.targets[0]))
    return Outcome(True, f"is what {', '.join(sorted(found))} is called", named=found)


def _detached(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    rows = [row for row in anchored.holders(con, {entry.correction_id}) if row["key"] == entry.correction_id]
    articles = frozenset().union(*(_articles(hand, entry, target) for target in entry.targets[1:]))
    stories = frozenset(_homes(con, articles).values())
    if not rows:
        return Outcome(False, f"{entry.targets[0]} is named in none of these articles", stories)
    entities = frozenset(row["entity_id"] for row in rows)
    note = f"in {_count(sum(row['n_articles'] for row in rows), 'article')} it is {', '.join(sorted(entities))}"
    return Outcome(True, note, stories, named=entities if entry.value else frozenset())


def _spoken(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    quote_id = entry.targets[0]
    rows = con.execute(_SPOKEN, {"quote_id": quote_id}).fetchall()
    stories = frozenset(_homes(con, [f"a{quote_id[1:17]}"]).values())
    if not rows:
        missing = f"entity {entry.value}" if anchored.quotes_there(con, [quote_id]) else f"quote {quote_id}"
        return Outcome(False, f"no {missing} is here", stories)
    entity_id, name = rows[0]
    if name is None:
        return Outcome(True, "said by nobody who is named", stories)
    return Outcome(True, f"said by {name} ({entity_id or 'who is no entity here'})", stories)


def _refuted(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction) -> Outcome:
    meant = set(hand.anchors.get((entry.correction_id, entry.targets[0]), ()))
    homes = _homes(con, {_article(reading) for reading in meant})
    sides: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in anchored.readings(con, set(homes.values())):
        sides[row["conflict_id"]].append(row)
    found = {
        conflict: rows for conflict, rows in sides.items() if sum(row["reading"] in meant for row in rows) >= _FEWEST
    }
    if not found:
        return Outcome(False, f"no conflict {entry.targets[0]} is here")
    stories = frozenset(row["story_id"] for rows in found.values() for row in rows)
    note = "; ".join(_told(rows, meant) for _, rows in sorted(found.items()))
    return Outcome(True, note, stories, refuted=frozenset(found))


def _told(rows: Sequence[Mapping[str, str]], meant: Collection[str]) -> str:
    """What does not stand against what, and how much of it came later."""
    said = list(dict.fromkeys(f"{row['value']} ({row['outlet']})" for row in rows))
    more = f", {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
    late = sum(row["reading"] not in meant for row in rows)
    since = f"; {_count(late, 'reading')} came after it was called false" if late else ""
    return f"{rows[0]['subject']}: {', '.join(said[:_SHOWN])}{more}{since}"


def _article(reading: str) -> str:
    """The article of a reading: `figure f…-b12-15`, or `place a…:12-15`."""
    return f"a{reading.partition(' ')[2][1:17]}"


def _articles(hand: Hand, entry: Correction, target: str) -> Group:
    return frozenset(hand.articles.get((entry.correction_id, target), ()))


def _entities(con: duckdb.DuckDBPyConnection, hand: Hand, entry: Correction, target: str) -> list[str]:
    return hand.holders(con, anchored.terms(entry, target, hand.anchors))


def _homes(con: duckdb.DuckDBPyConnection, articles: Collection[str]) -> dict[str, str]:
    with given(con, "asked", "id", articles):
        return dict(con.execute(_HOMES).fetchall())


def _missing(targets: Sequence[str], found: Sequence[Collection[str]]) -> str:
    return ", ".join(target for target, own in zip(targets, found, strict=True) if not own)


def _uncalled(missing: str) -> str:
    return f"nothing here is {missing}, or has it for a full name: name a bare surname by its entity's id"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _several(n: int) -> str:
    return "a story" if n == 1 else f"{n} stories"


def _these(stories: Collection[str]) -> str:
    return min(stories) if len(stories) == 1 else _several(len(stories))


_OF_KIND: dict[str, Callable[[duckdb.DuckDBPyConnection, Hand, Correction], Outcome]] = {
    MERGE: _merged,
    SPLIT: _split,
    JOIN: _joined,
    RENAME: _renamed,
    DETACH: _detached,
    SPEAKER: _spoken,
    REFUTE: _refuted,
}
