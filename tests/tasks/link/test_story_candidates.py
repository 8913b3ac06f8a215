import random
from datetime import UTC, datetime, timedelta
from itertools import combinations

import duckdb

from tasks.link.gathering import Stored
from tasks.link.stories import FEWEST_KEYS, WINDOW

Told = tuple[datetime | None, frozenset[str]]
BEGIN = datetime(2024, 12, 25, tzinfo=UTC)


def test_candidates_share_keys_within_a_window_or_lack_a_date():
    draw = random.Random(3)
    articles = {f"a{n:02}": _article(draw) for n in range(60)}
    fresh = sorted(articles)[:20]
    with duckdb.connect() as con:
        _store(con, articles)
        found = list(Stored(con, fresh).candidates(fresh))
    wanted = [
        (one, other)
        for one, other in combinations(sorted(articles), 2)
        if {one, other} & set(fresh) and _near(articles[one], articles[other])
    ]
    assert len(wanted) > 100 and found == wanted


def _article(draw: random.Random) -> Told:
    day = draw.choice([None, 0, 1, 59, 60, 61, 119, 120, 121, 400])
    time = None if day is None else BEGIN + timedelta(days=day)
    return time, frozenset(draw.sample("abcdefgh", 6))


def _near(one: Told, other: Told) -> bool:
    apart = one[0] and other[0] and abs(one[0] - other[0])
    return len(one[1] & other[1]) >= FEWEST_KEYS and (not apart or apart <= timedelta(days=WINDOW))


def _store(con: duckdb.DuckDBPyConnection, articles: dict[str, Told]) -> None:
    con.execute("set timezone = 'UTC'; create schema store")
    con.execute("create table store.articles (article_id text, published_at timestamptz, modified_at timestamptz)")
    con.execute("create table store.article_terms (article_id text, keys text[])")
    for name, (time, keys) in articles.items():
        con.execute("insert into store.articles values (?, ?, null)", [name, time])
        con.execute("insert into store.article_terms values (?, ?)", [name, sorted(keys)])
