"""Which article entities are one entity of the corpus."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.entities import ArticleEntity, canonical, join, keys, resolve


def entity(article, number, name, kind="PERSON", story="s1", aliases=()):
    return ArticleEntity(article, number, name, kind, story, f"outlet {article}", aliases)


def groups(*entities):
    return {frozenset(one) for one in join(entities)}


def test_equal_full_names_are_one_across_stories():
    one, other = entity("a", 0, "Ana Lima"), entity("b", 3, "ANA LÍMA", story="s2")
    assert join([other, one]) == [(("a", 0), ("b", 3))]


def test_a_bare_surname_joins_the_only_bearer_of_its_own_story():
    full, bare = entity("a", 0, "Ana Lima"), entity("b", 0, "Lima")
    elsewhere = entity("c", 0, "Lima", story="s2")
    assert groups(full, bare, elsewhere) == {frozenset({("a", 0), ("b", 0)}), frozenset({("c", 0)})}


def test_two_of_one_surname_in_a_story_stay_apart_and_a_bare_one_joins_neither():
    found = groups(
        entity("a", 0, "Ana Lima"), entity("a", 1, "Rui Lima"), entity("b", 0, "Lima"), entity("c", 0, "Lima")
    )
    assert found == {frozenset({one}) for one in (("a", 0), ("a", 1), ("b", 0), ("c", 0))}


def test_a_longer_form_of_a_name_is_the_same_person():
    found = groups(entity("a", 0, "Ana Maria Lima"), entity("b", 0, "Ana Lima"), entity("c", 0, "Ana Lima", story="s2"))
    assert found == {frozenset({("a", 0), ("b", 0), ("c", 0)})}


def test_a_surname_taken_for_a_place_is_the_storys_person():
    found = groups(entity("a", 0, "Ana Obando"), entity("b", 0, "Obando", "LOC"), entity("b", 1, "Peru", "LOC"))
    assert frozenset({("a", 0), ("b", 0)}) in found


def test_countries_and_bodies_go_by_many_names():
    names = ["US", "U.S.", "United States", "the United States of America"]
    assert len(groups(*(entity(str(at), at, name, "LOC") for at, name in enumerate(names)))) == 1
    assert keys("UN", "ORG") == keys("United Nations", "ORG") != keys("EU", "ORG")
    assert keys("Quillon Ltd", "ORG") == keys("Quillon plc", "ORG")


def test_a_country_is_not_its_people():
    assert len(groups(entity("a", 0, "Iran", "LOC"), entity("b", 0, "Iranian", "NORP"))) == 2
    assert keys("Iranians", "NORP") == keys("Iranian", "NORP")


def test_an_acronym_is_what_its_story_says():
    long = entity("a", 0, "National Harbour Board", "ORG")
    assert groups(long, entity("b", 0, "NHB", "ORG")) == {frozenset({("a", 0), ("b", 0)})}
    assert len(groups(long, entity("b", 0, "NHB", "ORG", story="s2"))) == 2
    odd = entity("a", 0, "Centre for Reform", "ORG", aliases=("CEREF",))
    assert len(groups(odd, entity("b", 0, "CEREF", "MISC"))) == 1


def test_one_string_of_one_story_has_the_kind_most_articles_give_it():
    kinds = [("a", "LOC"), ("b", "LOC"), ("c", "PERSON")]
    assert len(groups(*(entity(article, 0, "Karsova", kind) for article, kind in kinds))) == 1


def test_a_new_article_changes_no_other_storys_keys():
    story = [entity("a", 0, "Ana Lima"), entity("b", 0, "Lima")]
    assert resolve(story)["b", 0] == ("PERSON:ana lima",)
    grown = resolve([*story, entity("c", 0, "Rui Lima")])
    assert grown["a", 0] == ("PERSON:ana lima",)
    assert grown["b", 0] not in (grown["a", 0], grown["c", 0])


NAMES = st.sampled_from(
    ["Ana Lima", "Rui Lima", "Lima", "Ana", "Ana Maria Lima", "NHB", "National Harbour Board", "US", "", "’s"]
)
KINDS = st.sampled_from(["PERSON", "ORG", "LOC", "NORP", "MISC"])


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(NAMES, KINDS, st.sampled_from(["s1", "s2", None])), max_size=14), st.randoms())
def test_the_order_of_arrival_changes_nothing(rows: list[tuple[str, str, str | None]], chance: random.Random):
    entities = [entity(f"a{at // 2}", at, name, kind, story) for at, (name, kind, story) in enumerate(rows)]
    mixed = chance.sample(entities, len(entities))
    assert {frozenset(one) for one in join(mixed)} == {frozenset(one) for one in join(entities)}
    assert sorted(member for one in join(entities) for member in one) == sorted(one.member for one in entities)


def test_the_canonical_name_is_the_commonest_full_one():
    assert canonical({"Lima": 9, "Ana Lima": 4, "Ana Maria Lima": 1, "ANA LIMA": 6}) == (
        "Ana Lima", ("Lima", "ANA LIMA", "Ana Maria Lima"),
    )  # fmt: skip
    assert canonical({"NHB": 7, "National Harbour Board": 2})[0] == "National Harbour Board"
