"""Articles that carry one another's text become candidates, and few others do."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.copies import Sketch, candidates, common, sketch, supported
from tasks.link.copies.find import FEWEST_PASSAGES, MOST_HOLDERS
from tests.tasks.link.copy_texts import AGENCY, ELSEWHERE, ELSEWHERE_TOO, MORE, OWN, SAID, body

BODIES = {
    "a": body(*AGENCY),
    "b": body(*AGENCY[::-1]),
    "c": body(*OWN, *AGENCY[1:4], *ELSEWHERE),
    "d": body(*MORE, *SAID),
    "e": body(*ELSEWHERE_TOO, *SAID),
}
FIRST_BAND, FINGERPRINTS = 16677514972667728808, (1751106644436438029,)
SKETCHES = {article: sketch(text) for article, text in BODIES.items()}


def test_sketches_are_the_same_on_any_machine() -> None:
    made = sketch("The ferry landing of Osterby is to be closed after ninety years.")
    assert len(made.bands) == 40 and made.bands[0] == FIRST_BAND and made.fingerprints == FINGERPRINTS


def test_a_sketch_is_small_and_an_empty_body_has_nothing_in_it() -> None:
    assert sketch("") == sketch("Two words") == Sketch((), ())
    long = sketch(" ".join(f"word{n}" for n in range(1700)))
    assert len(long.bands) == 40 and 150 < len(long.fingerprints) < 250
    assert all(0 <= value < 2**64 for value in long.bands + long.fingerprints)


def test_edited_texts_and_carried_passages_are_found() -> None:
    told = {article: SKETCHES[article] for article in "abc"}
    assert candidates(told, {}) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_what_is_quoted_leaves_no_fingerprint() -> None:
    assert set(SKETCHES["d"].fingerprints).isdisjoint(SKETCHES["e"].fingerprints)
    assert not set(SKETCHES["d"].bands).isdisjoint(SKETCHES["e"].bands)


def test_a_passage_of_some_length_is_always_found() -> None:
    rng = Random(5)
    passage = " ".join(f"shared{n}" for n in range(40))
    for number in range(50):
        texts = [
            " ".join([*(f"{side}{number}x{n}" for n in range(rng.randrange(90))), passage, f"{side}{number}end"])
            for side in "ab"
        ]
        assert not supported(sketch(texts[0]), Sketch((), ()), ())
        assert len(set(sketch(texts[0]).fingerprints) & set(sketch(texts[1]).fingerprints)) >= FEWEST_PASSAGES


def test_only_pairs_with_a_new_article_are_given() -> None:
    known = {article: SKETCHES[article] for article in "ab"}
    assert candidates({"c": SKETCHES["c"]}, known) == {("a", "c"), ("b", "c")}
    assert candidates({}, SKETCHES) == set()


def test_what_many_hold_is_common_and_supports_nothing() -> None:
    notice = sketch(body(*SAID).replace('"', ""))
    assert len(notice.fingerprints) >= FEWEST_PASSAGES
    holders = {f"h{n:03}": Sketch((n,), notice.fingerprints) for n in range(MOST_HOLDERS)}
    assert len(candidates({"h000": holders["h000"]}, holders)) == MOST_HOLDERS - 1
    one_more = {"x": Sketch((MOST_HOLDERS,), notice.fingerprints)}
    assert candidates(one_more, holders) == set()
    usual = common([*holders.values(), *one_more.values()])
    assert usual == set(notice.fingerprints)
    assert not supported(holders["h000"], holders["h001"], usual)
    assert supported(holders["h000"], Sketch((0,), ()), usual)


VALUES = st.sets(st.integers(0, 6), max_size=4).map(lambda values: tuple(sorted(values)))
MANY = st.lists(st.builds(Sketch, bands=VALUES.map(lambda v: v[:1]), fingerprints=VALUES), max_size=9)


@settings(deadline=None, max_examples=100)
@given(made=MANY, cuts=st.lists(st.integers(0, 9), max_size=3))
def test_candidates_do_not_depend_on_how_runs_were_cut(made: list[Sketch], cuts: list[int]) -> None:
    every = {str(index): each for index, each in enumerate(made)}
    ids, found, start = sorted(every), set(), 0
    for end in [*sorted(cuts), len(ids)]:
        known = {article: every[article] for article in ids[:start]}
        found |= candidates({article: every[article] for article in ids[start:end]}, known)
        start = max(start, end)
    assert found == candidates(every, {})
    assert found == {(a, b) for a, b in combinations(ids, 2) if supported(every[a], every[b], ())}
