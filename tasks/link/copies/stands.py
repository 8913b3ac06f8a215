"""What copies come to: which reports carry one text, which of them counts, and what is a duplicate of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_LAST = datetime.max.replace(tzinfo=UTC)
_DUPLICATES = ("exact", "near")
_CARRIED_FOR = timedelta(days=30)  # after that, who shares no more than part of a text fills in the same form again
_REPRINT = 0.8  # of both texts, from which one is the other printed again, however late


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share text; `article_a` is the smaller id, shares are of each one's five-word shingles."""

    article_a: str
    article_b: str
    share_a: float
    share_b: float
    kind: str


@dataclass(frozen=True, slots=True)
class CopyArticle:
    """An article as copies see it: versions have one outlet and url; `time` is None where the source does not say."""

    article_id: str
    outlet: str
    url: str | None
    time: datetime | None
    n_words: int
    is_current: bool
    is_stub: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an article stands: the group that carries its text, the article it repeats, and whether it counts."""

    copy_group_id: str
    duplicate_of: str | None
    independent: bool


def are_versions(a: CopyArticle, b: CopyArticle) -> bool:
    """Whether two articles are versions of one, which are no copies of each other."""
    return a.url is not None and (a.outlet, a.url) == (b.outlet, b.url)


def groups(articles: Sequence[CopyArticle], copies: Iterable[Copy]) -> dict[str, Stand]:
    """Each article's stand, whatever the order of articles and copies.

    Current articles that carry one another's text, directly or through others, are one group. It counts once, by its
    original: the first by time (unknown times last), no stub if it can be, then the fullest, then the smallest id; its
    article id is the group's. A replaced version belongs where its current one does and never counts. An article is a
    duplicate of the first of those that came before it and are its exact or near copies. Copies of articles that are
    not given are left out, and so are those of parts of a text more than 30 days apart.
    """
    by_id = {article.article_id: article for article in articles}
    pairs = [each for each in copies if _is_carried(each, by_id)]
    originals = _originals([each for each in articles if each.is_current], pairs)
    latest = {_version_key(by_id[each]): each for each in sorted(originals)}
    repeated = _repeated(by_id, pairs)
    stands = {}
    for article_id, article in by_id.items():
        present = article_id if article.is_current else latest.get(_version_key(article), article_id)
        original = originals.get(present, present)
        stands[article_id] = Stand(original, repeated.get(article_id), article.is_current and original == article_id)
    return stands


def _is_carried(copy: Copy, by_id: Mapping[str, CopyArticle]) -> bool:
    if copy.article_a not in by_id or copy.article_b not in by_id:
        return False
    a, b = by_id[copy.article_a], by_id[copy.article_b]
    if a.time and b.time and abs(a.time - b.time) > _CARRIED_FOR and min(copy.share_a, copy.share_b) < _REPRINT:
        return False
    return not are_versions(a, b)


def _version_key(article: CopyArticle) -> tuple[str, str]:
    """Outlet and url; an article without one has no other version."""
    return (article.outlet, article.url) if article.url is not None else ("", article.article_id)


def _originals(articles: Iterable[CopyArticle], pairs: Iterable[Copy]) -> dict[str, str]:
    """For each article the original of its group: what pairs connect, in however many steps."""
    by_id = {each.article_id: each for each in articles}
    roots = {each: each for each in by_id}
    for pair in pairs:
        if pair.article_a in roots and pair.article_b in roots:
            roots[_root(pair.article_a, roots)] = _root(pair.article_b, roots)
    members: dict[str, list[str]] = defaultdict(list)
    for each in roots:
        members[_root(each, roots)].append(each)
    found = {root: min(group, key=lambda each: _rank(by_id[each])) for root, group in members.items()}
    return {each: found[_root(each, roots)] for each in roots}


def _root(article_id: str, roots: dict[str, str]) -> str:
    """The end of an article's chain, which is halved on the way (union-find; Tarjan and van Leeuwen 1984)."""
    while roots[article_id] != article_id:
        roots[article_id] = roots[roots[article_id]]
        article_id = roots[article_id]
    return article_id


def _rank(article: CopyArticle) -> tuple[bool, datetime, int, str]:
    return article.is_stub, *_order(article)


def _order(article: CopyArticle) -> tuple[datetime, int, str]:
    return article.time or _LAST, -article.n_words, article.article_id


def _repeated(by_id: Mapping[str, CopyArticle], pairs: Iterable[Copy]) -> dict[str, str]:
    """For each article that repeats an earlier one, the first that it repeats."""
    first: dict[str, str] = {}
    for pair in pairs:
        if pair.kind in _DUPLICATES:
            ids = pair.article_a, pair.article_b
            earlier, later = sorted(ids, key=lambda each: _order(by_id[each]))
            known = first.get(later, earlier)
            first[later] = min(earlier, known, key=lambda each: _order(by_id[each]))
    return first
