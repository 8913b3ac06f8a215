"""The stories as the run's page lists them: a line each, told by counts and shapes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tasks.report.stories.page import StoryPage, days
from tasks.report.stories.plot import Plot
from tasks.report.stories.read import Row
from tasks.report.words import count, digits

_SQUARES = 18  # shapes of one strip


@dataclass(frozen=True, slots=True)
class Strip:
    """Shapes in a row, and the words for them."""

    shapes: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Widest:
    """The difference that is shown of a story: its two ends as worded, and whether it is disputed or an update."""

    low: str
    high: str
    name: str
    kind: str
    low_open: bool
    high_open: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A story in the list."""

    href: str
    headline: str
    names: str
    when: str
    outlets: Strip
    claims: Strip
    widest: Widest | None
    note: str
    is_touched: bool
    is_alone: bool
    n_conflicts: int


@dataclass(frozen=True, slots=True)
class Index:
    """The list, with what stands above it and what it leaves out."""

    heading: str
    cards: tuple[Card, ...]
    more: tuple[Card, ...]
    more_words: str
    n_left: int
    n_touched: int


_SHOWN = 24
NONE_NEW = "No story is new; these are the newest"


def dumped(made: Index) -> str:
    """The list as JSON, for the reports of later runs that touch no story."""
    return json.dumps(asdict(made), ensure_ascii=False, indent=1)


def carried(text: str) -> Index:
    """The list of an earlier run, out of what `dumped` gave, for a run that touched none of its stories."""
    row = json.loads(text)
    cards, more = ([_card_of(each) for each in row[name]] for name in ("cards", "more"))
    rest = [*cards[_SHOWN:], *more]
    return Index(NONE_NEW, tuple(cards[:_SHOWN]), tuple(rest), _rest(rest), row["n_left"], 0)


def _card_of(row: Row) -> Card:
    strips = {name: Strip(tuple(row[name]["shapes"]), row[name]["words"]) for name in ("outlets", "claims")}
    widest = Widest(**row["widest"]) if row["widest"] else None
    return Card(**row | strips | {"widest": widest, "is_touched": False})


def index(cards: Sequence[Card], total: Row) -> Index:
    """The stories a run touched, the most disputed first; where it touched none, the newest."""
    touched = [each for each in cards if each.is_touched]
    listed = touched or cards
    ordered = sorted(listed, key=lambda each: (each.is_alone, -each.n_conflicts)) if touched else list(listed)
    rest = ordered[_SHOWN:] + ([] if not touched else [each for each in cards if not each.is_touched])
    left = total["n_stories"] - len(cards)
    heading = f"{count(total['n_touched'], 'story', 'stories')} of this run, the most disputed first" if touched else ""
    if not touched:
        heading = NONE_NEW if cards else "No story yet"
    return Index(heading, tuple(ordered[:_SHOWN]), tuple(rest), _rest(rest), left, total["n_touched"])


def _rest(cards: Sequence[Card]) -> str:
    disputed, alone = sum(each.n_conflicts > 0 for each in cards), sum(each.is_alone for each in cards)
    more = count(len(cards), "more story", "more stories")
    return f"{more}: {digits(disputed)} disputed, {digits(alone)} in one report only"


def card(page: StoryPage) -> Card:
    """One story's line."""
    story = page.story
    alone = story["n_independent"] < 2
    conflicts = page.glance.n_against
    return Card(
        href=f"stories/{story['story_id']}.html",
        headline=story["headline"] or "A story without a headline",
        names=", ".join((story["top_entities"] or [])[:5]),
        when=days(story),
        outlets=_outlets(story),
        claims=_claims(page),
        widest=_widest(page.plots),
        note=_note(story, conflicts),
        is_touched=bool(story.get("is_touched")),
        is_alone=alone,
        n_conflicts=conflicts,
    )


def _outlets(story: Row) -> Strip:
    independent, reports = story["n_independent"], story["n_articles"]
    shapes = ["solid"] * independent + ["open"] * max(reports - independent, 0)
    words = f"{count(story['n_outlets'], 'outlet')}, {digits(independent)} independent"
    return Strip(tuple(shapes[:_SQUARES]), words)


def _claims(page: StoryPage) -> Strip:
    """A shape for each thing agreed, disputed and updated, fewer in the same shares where they do not fit."""
    agreed, disputed = page.glance.n_agreed, page.glance.n_against
    updated = len(page.of("update"))
    single = sum(not claim.is_shared for claim in page.claims)
    counts = {"solid": agreed, "hatched": disputed, "arrow": updated, "ring": page.glance.n_left_out, "open": single}
    nouns = {"solid": "agree", "hatched": "disputed", "arrow": "updated", "ring": "left out", "open": "in one report"}
    drawn = {kind: number for kind, number in counts.items() if kind not in ("ring", "open")}
    scale = min(1.0, _SQUARES / (sum(drawn.values()) or 1))
    shapes = [kind for kind, number in drawn.items() for _ in range(max(round(number * scale), number > 0))]
    return Strip(tuple(shapes), " · ".join(f"{digits(n)} {nouns[kind]}" for kind, n in counts.items() if n))


def _widest(plots: Sequence[Plot]) -> Widest | None:
    """The first disputed figure, else the first updated one."""
    for each in plots:
        if each.sides:
            low, high = each.sides
            return Widest(low.text, high.text, each.name, "conflict", low.shape == "left", high.shape == "right")
    for each in plots:
        if each.verdict == "update" and each.readings:
            first, last = each.readings[0], each.readings[-1]
            return Widest(first.text, last.text, f"{each.name}: an update, no conflict", "update", False, False)
    return None


def _note(story: Row, conflicts: int) -> str:
    if story["n_independent"] < 2:
        outlets = story["n_outlets"]
        return "one report: nothing to compare" if outlets < 2 else f"one text in {outlets} outlets: nothing to compare"
    return "nothing disputed" if not conflicts else "disputed, but in no figure"
