"""Reports that carry one text are one group, of which one counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.copies import Copy, CopyArticle, Stand, groups

MORNING = datetime(2025, 3, 4, 6, tzinfo=UTC)


def article(article_id: str, hour: float | None = 0, **changes: object) -> CopyArticle:
    time = None if hour is None else MORNING + timedelta(hours=hour)
    plain = CopyArticle(article_id, f"outlet {article_id}", f"https://{article_id}.example/1", time, 300, True, False)
    return replace(plain, **changes)  # type: ignore[arg-type]


def copy(a: str, b: str, kind: str = "near", share: float = 0.7) -> Copy:
    return Copy(a, b, share, share, kind)


def test_who_carries_nobodys_text_stands_alone_and_counts() -> None:
    assert groups([article("a"), article("b", is_stub=True)], []) == {
        "a": Stand("a", None, True),
        "b": Stand("b", None, True),
    }


def test_a_group_counts_once_by_its_first_report_and_the_others_repeat_it() -> None:
    stands = groups(
        [article("a", 3), article("b", 1), article("c", 2), article("d", 0)], [copy("a", "b", "exact"), copy("a", "c")]
    )
    assert stands == {
        "a": Stand("b", "b", False),
        "b": Stand("b", None, True),
        "c": Stand("b", None, False),
        "d": Stand("d", None, True),
    }
    three = [article("a", 3), article("b", 1), article("c", 2)]
    assert groups(three, [copy("a", "b"), copy("a", "c"), copy("b", "c")])["c"] == Stand("b", "b", False)


def test_who_carries_part_of_a_text_is_of_the_group_but_no_duplicate() -> None:
    stands = groups([article("a", 1), article("b", 0)], [copy("a", "b", "partial", 0.3)])
    assert stands == {"a": Stand("b", None, False), "b": Stand("b", None, True)}


def test_of_equally_early_ones_the_fullest_is_the_original_and_unknown_times_come_last() -> None:
    assert groups([article("a"), article("b", n_words=400)], [copy("a", "b")])["a"] == Stand("b", "b", False)
    assert groups([article("a"), article("b")], [copy("a", "b")])["b"] == Stand("a", "a", False)
    assert groups([article("a", None), article("b", 9)], [copy("a", "b")])["a"] == Stand("b", "b", False)


def test_a_stub_is_no_original_where_there_is_a_whole_report() -> None:
    stands = groups([article("a", 0, is_stub=True), article("b", 1)], [copy("a", "b", "partial")])
    assert stands == {"a": Stand("b", None, False), "b": Stand("b", None, True)}


def test_versions_are_no_copies_and_a_replaced_one_belongs_where_its_current_one_does() -> None:
    old = article("a", 0, is_current=False)
    new = replace(article("b", 2), outlet=old.outlet, url=old.url)
    agency = article("c", 1)
    stands = groups([old, new, agency], [copy("a", "b"), copy("b", "c", "partial")])
    assert stands == {"a": Stand("c", None, False), "b": Stand("c", None, False), "c": Stand("c", None, True)}
    assert groups([old, new], [copy("a", "b")]) == {"a": Stand("b", None, False), "b": Stand("b", None, True)}


def test_what_only_a_replaced_version_shared_makes_no_group() -> None:
    old = article("a", 1, is_current=False)
    new = replace(article("b", 2), outlet=old.outlet, url=old.url)
    stands = groups([old, new, article("c", 0)], [copy("a", "c")])
    assert stands == {"a": Stand("b", "c", False), "b": Stand("b", None, True), "c": Stand("c", None, True)}


def test_articles_without_an_address_are_not_versions_of_each_other() -> None:
    a, b = (replace(article(each, hour), outlet="one", url=None) for each, hour in (("a", 0), ("b", 1)))
    assert groups([a, b], [copy("a", "b")])["b"] == Stand("a", "a", False)


def test_a_form_filled_in_again_months_later_is_no_copy_but_a_reprint_is() -> None:
    articles = [article("a", 0), article("b", 24 * 60)]
    assert groups(articles, [copy("a", "b")])["b"].independent
    assert groups(articles, [copy("a", "b", share=0.9)])["b"] == Stand("a", "a", False)
    assert groups([articles[0], article("b", None)], [copy("a", "b")])["b"] == Stand("a", "a", False)


def test_copies_of_articles_that_are_not_given_are_left_out() -> None:
    assert groups([article("a")], [copy("a", "b")]) == {"a": Stand("a", None, True)}


IDS = "abcdef"
ARTICLES = st.tuples(
    *(
        st.builds(
            article,
            st.just(each),
            st.one_of(st.none(), st.integers(0, 3)),
            n_words=st.integers(1, 2),
            is_stub=st.booleans(),
            is_current=st.booleans(),
        )
        for each in IDS
    )
)
PAIRS = st.sets(st.sampled_from([(a, b) for a in IDS for b in IDS if a < b]), max_size=6)


@settings(deadline=None, max_examples=100)
@given(articles=ARTICLES, pairs=PAIRS, order=st.permutations(range(len(IDS))))
def test_stands_do_not_depend_on_order_and_every_group_counts_once(
    articles: tuple[CopyArticle, ...], pairs: set[tuple[str, str]], order: list[int]
) -> None:
    copies = [copy(a, b) for a, b in sorted(pairs)]
    stands = groups(articles, copies)
    assert stands == groups([articles[index] for index in order], copies[::-1])
    current = {each.article_id for each in articles if each.is_current}
    counting = {each for each, stand in stands.items() if stand.independent}
    assert counting == {stands[each].copy_group_id for each in current} <= current
    assert all(stands[a].copy_group_id == stands[b].copy_group_id for a, b in pairs if {a, b} <= current)
    assert {each for each, stand in stands.items() if stand.duplicate_of} <= {each for pair in pairs for each in pair}
