"""Quotes of a story joined into utterances: who may have said them, what says the same, and what keeps them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.records import Quote, Report
from tasks.link.stems import LEXICONS
from tasks.link.utterances import Utterance, utterances
from tasks.link.utterances.content import terms, tokens
from tasks.link.utterances.lexicon import alike, stem
from tasks.link.utterances.likeness import content
from tasks.link.utterances.pairs import candidates
from tasks.link.utterances.weights import weights

ROSSI, KEMP = "Anna Rossi", "Tilda Kemp"


def said(
    text: str,
    article: str,
    speaker: str | None = ROSSI,
    *,
    kind: str = "direct",
    quoted: tuple[str, ...] = (),
    written: str | None = None,
    source: str | None = None,
    field: str = "body",
    start: int = 0,
) -> Quote:
    """A quote whose id is its article's with its place."""
    marked = quoted or ((text,) if kind == "direct" else ())
    source = source or ("name" if speaker else "none")
    end = start + len(text)
    return Quote(
        f"{article}-{field}{start}", article, field, start, end, start, end, kind, text, marked,
        "said", speaker, None, written or speaker, source,
    )  # fmt: skip


def report(article: str, body: str, hour: int | None = None) -> Report:
    time = None if hour is None else datetime(2031, 5, 4, hour, tzinfo=UTC)
    return Report(article, f"outlet {article}", time, True, False, article, {"body": body})


def joined(*quotes: Quote) -> list[tuple[str, ...]]:
    """The utterances of two quotes or more, by the articles of their quotes."""
    return [utterance.quotes for utterance in run(*quotes) if len(utterance.quotes) > 1]


def run(*quotes: Quote) -> list[Utterance]:
    bodies: dict[str, list[str]] = {}
    for quote in quotes:
        bodies.setdefault(quote.article_id, ["Ferries lay idle in the sound all day."]).append(quote.text)
    return utterances([report(article, "\n\n".join(body)) for article, body in bodies.items()], quotes)


def test_a_paraphrase_of_one_speaker_is_one_utterance() -> None:
    one = said("We will not accept one more ship", "A")
    other = said("We are not prepared to take another ship", "B", kind="indirect")
    assert joined(one, other) == [("A-body0", "B-body0")]


@pytest.mark.parametrize(
    ("kind", "text", "quoted"),
    [
        ("direct", "The island will bury its ferry before it buries its school,", ()),
        ("mixed", "it would “bury its ferry before its school”", ("bury its ferry before its school",)),
        ("indirect", "the islanders would rather bury the ferry than bury the school", ()),
        ("direct", "before it buries its school", ()),
    ],
)  # fmt: skip
def test_direct_mixed_indirect_and_part(kind: str, text: str, quoted: tuple[str, ...]) -> None:
    whole = said("The island will bury its ferry before it buries its school.", "A")
    assert joined(whole, said(text, "B", kind=kind, quoted=quoted)) == [("A-body0", "B-body0")]


def test_two_named_people_are_kept_apart() -> None:
    one = said("the ferry would sail again before the harvest", "A", kind="indirect")
    other = said("the ferry would sail again before the harvest", "B", KEMP, kind="indirect")
    assert joined(one, other) == []


def test_the_very_words_in_marks_are_joined_whoever_said_them() -> None:
    one = said("It is a coffin with a timetable,", "A")
    other = said(
        "the ferry was “a coffin with a timetable”", "B", KEMP, kind="mixed", quoted=("a coffin with a timetable",)
    )
    assert joined(one, other) == [("A-body0", "B-body0")]


@pytest.mark.parametrize(
    "written", ["Rossi", "Mayor Anna Rossi", "Anna Rossi, who runs the yard", "the owner Anna Rossi"]
)
def test_a_name_as_written_is_the_speakers(written: str) -> None:
    one = said("Ferries were never inspected in winter", "A")
    other = said("winter ferries were not inspected", "B", None, kind="indirect", written=written, source="name")
    assert joined(one, other) == [("A-body0", "B-body0")]


def test_an_office_is_no_name() -> None:
    one = said("Divers opened nineteen rusted valves under the keel", "A")
    other = said(
        "divers had opened nineteen rusted valves", "B", None, kind="indirect", written="The Minister", source="name"
    )
    assert joined(one, other) == [("A-body0", "B-body0")]


def test_entities_decide_before_names() -> None:
    one, other = said("Divers opened rusted valves", "A"), said("divers had opened rusted valves", "B", kind="indirect")
    assert joined(one, other) == [("A-body0", "B-body0")]
    assert joined(replace(one, speaker_entity_id="1"), replace(other, speaker_entity_id="2")) == []


def test_nobody_named_needs_more_than_two_words() -> None:
    whole = said("Divers opened nineteen rusted valves under the keel", "A")
    few = said("divers had opened it", "B", None, kind="indirect", written="they", source="pronoun")
    more = said(
        "divers opened nineteen valves that were rusted", "C", None, kind="indirect", written="they", source="pronoun"
    )
    assert joined(whole, few, more) == [("A-body0", "C-body0")]


def test_negation_keeps_apart_and_joins() -> None:
    yes = said("the harbour would reopen in spring", "A", kind="indirect")
    no = said("the harbour would not reopen in spring", "B", kind="indirect")
    never = said("The harbour will never reopen in spring", "C")
    assert joined(yes, no, never) == [("B-body0", "C-body0")]


def test_numbers_keep_apart() -> None:
    one = said("1,200 sailors had been arrested at the harbour", "A", kind="indirect")
    more = said("more than 1,500 sailors had been detained at the harbour", "B", kind="indirect")
    same = said("twelve hundred? No: 1,200 sailors were arrested", "C", kind="indirect")
    assert joined(one, more, same) == [("A-body0", "C-body0")]


def test_within_an_article_only_a_headline_repeats() -> None:
    body = said("Divers opened nineteen rusted valves", "A", start=50)
    again = said("Nineteen rusted valves, divers opened them all", "A", start=400)
    title = said("Divers opened nineteen rusted valves", "A", None, field="title")
    assert joined(body, again) == []
    assert joined(body, title) == [("A-body50", "A-title0")]


def test_a_quote_within_a_quote_is_not_its_parent() -> None:
    outer = said("The diver told me nineteen rusted valves were open", "A", start=10)
    inner = said("nineteen rusted valves were open", "A", start=29)
    assert joined(outer, inner) == []


def test_a_retelling_that_sums_up_does_not_make_two_utterances_one() -> None:
    ferry, school = said("The ferry sails before the harvest", "A"), said("Teachers must learn to swim", "B")
    summary = said("the ferry would sail before harvest and teachers must learn to swim", "C", kind="indirect")
    found = joined(ferry, school, summary)
    assert len(found) == 1 and len(found[0]) == 2 and "C-body0" in found[0]


def test_reference_is_the_fullest_direct_wording() -> None:
    short, full = said("The ferry is a coffin", "A"), said("The ferry is a coffin, and we sail it daily", "B")
    long_but_told = said("the ferry was a coffin and that they sailed it each day of the week", "C", kind="indirect")
    [utterance] = run(long_but_told, short, full)
    assert utterance.reference == "B-body0"
    assert [(variant.quote_id, variant.agreement) for variant in utterance.variants] == [
        ("A-body0", "part"), ("B-body0", "same"), ("C-body0", "differs"),
    ]  # fmt: skip
    assert utterance.variants[0].differing == ("-and", "-we", "-sail", "-it", "-daily")
    assert utterance.variants[1].differing == ()


def test_wordings_stand_in_the_order_of_their_times() -> None:
    text = "The ferry is a coffin with a timetable"
    quotes = [said(text, article) for article in "ABC"]
    reports = [report("A", text), report("B", text, hour=9), report("C", text, hour=7)]
    [utterance] = utterances(reports, quotes)
    assert utterance.quotes == ("C-body0", "B-body0", "A-body0")
    assert utterance.reference == "C-body0" and utterance.confidence == 1.0


def test_an_id_twice_is_an_error() -> None:
    quote = said("The ferry is a coffin", "A")
    with pytest.raises(ValueError, match="quote_id"):
        utterances([], [quote, quote])


def test_nothing_said_is_nothing() -> None:
    assert utterances([report("A", "The sound lay still.")], []) == []


STORY = [
    said("We will not accept one more ship", "A"),
    said("We are not prepared to take another ship", "B"),
    said("the harbour could take no other ship", "C", None, kind="indirect", written="she", source="pronoun"),
    said("The harbour is full", "A", start=90),
    said("the harbour was “full to the brim”", "D", KEMP, kind="mixed", quoted=("full to the brim",)),
    said("Full to the brim, and leaking", "E", KEMP),
    said("1,200 sailors slept on deck", "E", None, kind="indirect", written="officials", source="unnamed", start=70),
    said("…", "F", None),
    said("", "G", None),
]


@settings(deadline=None, max_examples=25)
@given(st.permutations(STORY))
def test_the_order_of_quotes_changes_nothing(quotes: list[Quote]) -> None:
    assert run(*quotes) == run(*STORY)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["direct", "mixed", "indirect"])), max_size=6))
def test_any_text_goes_through_and_every_quote_is_in_one_utterance(rows: list[tuple[str, str]]) -> None:
    quotes = [said(text, f"A{at}", None, kind=kind) for at, (text, kind) in enumerate(rows)]
    found = [id_ for utterance in run(*quotes) for id_ in utterance.quotes]
    assert sorted(found) == sorted(quote.quote_id for quote in quotes)


def test_words_are_folded() -> None:
    read = [token.word for token in tokens("The US won’t send twenty-five or 1.4 million ships; the U.S.'s two dozen…")]
    assert read == ["the", "usa", "will", "not", "send", "#25", "or", "#1400000", "ships", "the", "usa", "#24"]
    for forms in (("carry", "carries", "carried", "carrying"), ("stop", "stops", "stopped"), ("take", "took", "taken")):
        assert len({stem(form) for form in forms}) == 1


def test_a_word_stands_in_one_line_of_the_lists() -> None:
    lines = [
        {stem(word) for word in line.split()}
        for line in (LEXICONS / "utterances_alike.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert all(len(line) > 1 for line in lines)
    assert sum(map(len, lines)) == len(alike())


def test_a_sentence_many_outlets_carry_is_one_utterance() -> None:
    quotes = [said("The ferry is a coffin with a timetable.", f"A{at:03}") for at in range(150)]
    [utterance] = run(*quotes)
    assert len(utterance.quotes) == 150 and {variant.agreement for variant in utterance.variants} == {"same"}


def test_quotes_of_one_body_stay_single() -> None:
    quotes = [said(f"Divers opened {number} valves", "A", start=at * 90) for at, number in enumerate(("two", "three"))]
    assert [utterance.quotes for utterance in run(*quotes)] == [("A-body0",), ("A-body90",)]


def test_negation_reaches_to_the_end_of_its_clause() -> None:
    quote = said("Nobody asked the divers; the minister ordered ships", "A")
    assert {term.stem: term.negated for term in terms(quote)} == {
        "ask": True, "diver": True, "minister": False, "order": False, "ship": False,
    }  # fmt: skip


def test_a_crowded_story_compares_few_pairs() -> None:
    """Every quote is about the strike and the harbour; only those that share more are compared."""
    quotes = [said(f"The strike at the harbour is about pier {at}a and crane {at}b", f"A{at}") for at in range(600)]
    reports = [report(quote.article_id, quote.text) for quote in quotes]
    story = weights(reports, quotes)
    compared = list(candidates([content(quote, story) for quote in quotes]))
    assert len(compared) < 10 * len(quotes)


def test_sentences_with_most_words_in_order_are_one_whoever_is_named() -> None:
    first, second = (
        "I have done nothing wrong, but the council must not suffer",
        "I did nothing wrong, but the town must not suffer",
    )
    assert len(joined(said(first, "a"), said(second, "b", None, written="he", source="pronoun"))) == 1
    assert joined(said(first, "a"), said(second, "b", KEMP)) == []
