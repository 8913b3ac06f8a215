"""Stories: terms, edges, and the same partition in whatever order articles come, are cut into runs or taken away."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.stories import (
    LEAST,
    WINDOW,
    Memory,
    StoryArticle,
    Terms,
    address_words,
    edges,
    link_stories,
    partition,
    similarities,
    vector,
)
from tasks.link.stories.terms import MOST_TERMS, N_KEYS, hashed, terms
from tasks.link.stories.weights import weight

DAY = datetime(2031, 5, 4, 9, tzinfo=UTC)

FERRY = (
    ("Ferry Morwenna runs aground off Tallis Point", "The ferry Morwenna struck rocks off Tallis Point at dawn. "
     "Lifeboats from Penmarrow took 84 passengers to the quay, the coastguard said."),
    ("Passengers taken off stranded Morwenna", "Coastguard crews and Penmarrow lifeboats rescued passengers from the "
     "ferry Morwenna, which lies on rocks at Tallis Point. Nobody was hurt."),
    ("How the Morwenna came to grief", "Before dawn the Morwenna left its channel. Minutes later the ferry was on the "
     "rocks of Tallis Point, and passengers waited for the Penmarrow lifeboats."),
)  # fmt: skip
VAULT = (
    ("Thieves tunnel into Brackley museum vault", "Thieves dug a tunnel into the vault of the Brackley museum and made "
     "off with the Ostrander emeralds, detectives said on Sunday."),
    ("Ostrander emeralds gone after museum raid", "The Ostrander emeralds were stolen from the Brackley museum through "
     "a tunnel that ended beneath its vault. Detectives spoke of months of digging."),
)  # fmt: skip


def article(name, title, body, day=0.0, standfirst=None):
    return StoryArticle(name, None if day is None else DAY + timedelta(days=day), vector(title, standfirst, body))


def news():
    made = [article(f"f{n}", *text, day=n) for n, text in enumerate(FERRY)]
    return made + [article(f"v{n}", *text, day=n) for n, text in enumerate(VAULT)]


def groups(*names):
    return [frozenset(each.split()) for each in names]


def test_terms_have_neither_plural_nor_possessive():
    assert terms("Ferries' crews; the city's boxes, buses and glass, U.S. gas") == [
        "ferry", "crew", "the", "city", "box", "buse", "and", "glass", "us", "gas",
    ]  # fmt: skip


def test_a_vector_has_length_one_and_few_terms():
    made = vector("Ferry aground", "Lifeboats out", " ".join(f"word{n}x" for n in range(500)))
    assert math.fsum(w * w for w in made.weights) == pytest.approx(1, abs=1e-5)
    assert (len(made.hashes), len(made.keys)) == (MOST_TERMS, N_KEYS)
    assert list(made.hashes) == sorted(made.hashes) and set(made.keys) <= set(made.hashes)
    assert all(0 <= value < 2**64 for value in made.hashes)


def test_a_title_counts_for_more_than_a_body_and_rare_words_for_more_than_common_ones():
    made = vector("Morwenna", None, "Penmarrow waited for the weather")
    weights = dict(zip(made.hashes, made.weights, strict=True))
    assert weights[hashed("morwenna")] > weights[hashed("penmarrow")] > weights.get(hashed("weather"), 0)
    assert weight("morwenna") > weight("rocket") > weight("government") > weight("the") >= 0
    assert weight("stock") < weight("rock") and weight("84") < weight("eightyfour")


def test_one_name_alone_makes_no_story():
    every = {
        "a": article("a", "Dunmore", "Dunmore " * 9 + "opens lighthouse exhibition beside quay"),
        "b": article("b", "Dunmore", "Dunmore " * 9 + "sues orchard neighbour over hedgehogs"),
    }
    assert similarities(list(every.values()))[0, 1] > LEAST
    assert edges([("a", "b")], every) == []


def test_an_article_without_words_is_a_story_of_its_own():
    empty = vector(None, None, " — ")
    assert empty == Terms((), (), ())
    assert partition([StoryArticle("a", DAY, empty), StoryArticle("b", None, empty)]) == groups("a", "b")
    assert partition([]) == []


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://tallis.example/2031/05/ferry-runs-aground-off-tallis-point-77129034.html",
         "ferry runs aground off tallis point"),
        ("https://tallis.example/news/ps9_update-5-50_out/", "ps9 update 5 50 out"),
        ("https://tallis.example/news/0a1b2c", ""),
        ("https://tallis.example/a-b", ""),
        (None, ""),
    ],
)  # fmt: skip
def test_the_words_of_an_address(url, told):
    assert address_words(url) == told


def test_reports_of_one_event_are_one_story():
    assert partition(news()) == groups("f0 f1 f2", "v0 v1")


def test_two_articles_far_apart_in_time_are_no_candidates():
    near, far = article("a", *FERRY[0]), article("b", *FERRY[1], day=WINDOW + 1)
    undated = article("c", *FERRY[1], day=None)
    every = {each.article_id: each for each in (near, far, undated)}
    assert edges([("a", "b")], every) == []
    [edge] = edges([("c", "a"), ("a", "c"), ("a", "a")], every)
    assert (edge.article_a, edge.article_b) == ("a", "c") and LEAST <= edge.similarity < 1


def test_similarity_falls_with_the_days_between_and_is_the_same_in_any_company():
    same = [article(f"a{n}", *FERRY[0], day=day) for n, day in enumerate((0, 1, 20, 400))]
    first = similarities(same)[0]
    assert first[0] == pytest.approx(1, abs=1e-5) and first[0] > first[1] > first[2] > first[3] > 0
    every = news()
    assert similarities(every)[1, 2] == similarities(every[1:3])[0, 1] == similarities(every[2:0:-1])[0, 1]


def test_a_late_article_joins_two_stories():
    left, right = (
        article("a", "Morwenna aground", "Ferry Morwenna Tallis Penmarrow lifeboats rocks"),
        article("c", "Quarrel over salvage", "Harbourmaster Ilse Dunmore salvage insurers tugboats Hollin quarrel"),
    )
    between = article(
        "b",
        "Morwenna salvage quarrel",
        "Ferry Morwenna Tallis Penmarrow rocks harbourmaster Ilse Dunmore salvage Hollin",
    )
    memory = Memory()
    memory.add([left, right])
    assert link_stories(["a", "c"], memory) == groups("a", "c")
    memory.add([between])
    assert link_stories(["b"], memory) == partition([left, between, right])


def test_a_run_gives_only_what_its_articles_could_change():
    memory = Memory()
    memory.add(news()[:-1])
    link_stories([each.article_id for each in news()[:-1]], memory)
    memory.add(news()[-1:])
    assert link_stories(["v1"], memory) == groups("v0 v1")


def test_an_id_twice_is_an_error():
    memory = Memory()
    memory.add(news())
    with pytest.raises(ValueError, match="f0"):
        memory.add(news()[:1])


def test_copies_without_number_are_one_story():
    copies = [article(f"c{n}", *VAULT[0]) for n in range(12)]
    assert partition([*copies, *news()[:3]], most=5) == [
        frozenset(each.article_id for each in copies), *groups("f0 f1 f2")
    ]  # fmt: skip


WORDS = [f"w{n}q" for n in range(14)]  # terms that no text has


@st.composite
def corpora(draw):
    """Articles of few words, so that many are close, some to many."""
    texts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=2, max_size=16))
    days = [draw(st.none() | st.integers(0, 150)) for _ in texts]
    return [
        article(f"a{n:02d}", "", " ".join(text), day) for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


def linked(memory, stories, given_groups):
    """The stories after a run; no run may give a part of an earlier story."""
    touched = set().union(*given_groups) if given_groups else set()
    for name in touched & set(stories):
        assert stories[name] & set(memory._articles) <= touched
    return stories | {name: group for group in given_groups for name in group}


@given(corpora(), st.randoms(use_true_random=False), st.integers(1, 6), st.integers(2, 20))
@settings(deadline=None, max_examples=150)
def test_any_order_in_any_runs_gives_the_same_stories(articles, random, size, most):
    whole = partition(articles, most=most)
    shuffled = random.sample(articles, len(articles))
    memory, stories = Memory(), {}
    for start in range(0, len(shuffled), size):
        batch = shuffled[start : start + size]
        memory.add(batch)
        given_groups = link_stories([each.article_id for each in batch], memory, most=most)
        stories = linked(memory, stories, given_groups)
    assert sorted(set(stories.values()), key=min) == whole
    assert sorted(name for group in whole for name in group) == [each.article_id for each in articles]


@given(corpora(), st.randoms(use_true_random=False), st.integers(2, 20))
@settings(deadline=None, max_examples=100)
def test_an_article_taken_away_was_never_there(articles, random, most):
    gone = set(random.sample([each.article_id for each in articles], len(articles) // 3))
    late = set(random.sample([each.article_id for each in articles], len(articles) // 3)) - gone
    memory = Memory()
    memory.add([each for each in articles if each.article_id not in late])
    before = link_stories([each.article_id for each in articles if each.article_id not in late], memory, most=most)
    stories = {name: group for group in before for name in group if name not in gone}
    stirred = memory.remove(gone)
    memory.add([each for each in articles if each.article_id in late])
    stories = linked(memory, stories, link_stories(late, memory, stirred, most=most))
    left = partition([each for each in articles if each.article_id not in gone], most=most)
    assert sorted(set(stories.values()), key=min) == left
