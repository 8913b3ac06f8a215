"""Stories: which articles are about the same event, decided from the articles alone.

`vector` makes of an article the terms that stories are found by; `edges` which articles are close enough to
be candidates; `link_stories` decides the stories of all that new articles could change, and `partition` those of a
whole corpus. Weights ship frozen, an edge depends on its two articles only, and a component of candidates is decided as
a whole: so the stories are the same in whatever order the articles came.
"""

from tasks.link.stories.articles import Edge, StoryArticle
from tasks.link.stories.link import Known, link_stories
from tasks.link.stories.memory import Memory, partition
from tasks.link.stories.similarity import FEWEST_KEYS, LEAST, WINDOW, edges, era, similarities
from tasks.link.stories.terms import Terms, address_words, vector

__all__ = [
    "FEWEST_KEYS", "LEAST", "WINDOW", "Edge", "Known", "Memory", "StoryArticle", "Terms", "address_words",
    "edges", "era", "link_stories", "partition", "similarities", "vector",
]  # fmt: skip
