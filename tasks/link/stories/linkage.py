"""A component of candidates divided into stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from tasks.link.stories.articles import StoryArticle
from tasks.link.stories.similarity import similarities

Group = frozenset[str]


def divide(articles: Iterable[StoryArticle], least: float) -> list[Group]:
    """Groups whose articles are, on average, as close as `least`: average linkage (UPGMA, Sokal and Michener 1958).

    The articles are taken in the order of their ids, so that ties fall the same way in whatever order they are given.
    """
    ordered = sorted(articles, key=lambda article: article.article_id)
    if len(ordered) < 2:
        return [frozenset(article.article_id for article in ordered)] if ordered else []
    apart = 1 - similarities(ordered)
    np.fill_diagonal(apart, 0)
    labels = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - least, "distance")
    groups: dict[int, set[str]] = defaultdict(set)
    for article, label in zip(ordered, labels, strict=True):
        groups[label].add(article.article_id)
    return sorted(map(frozenset, groups.values()), key=min)
