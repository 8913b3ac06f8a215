"""Conflicts about quotations: other words, other speakers."""

import pytest

from tasks.link.conflicts.attributions import attribution_conflicts
from tasks.link.conflicts.speakers import is_person
from tasks.link.conflicts.spoken import differing
from tasks.link.conflicts.wordings import wording_conflicts
from tasks.link.records import Quote, Report
from tasks.link.utterances import Utterance, Variant


def said(
    id_: str, text: str, speaker: str | None, source: str = "name", before: str = "", shown: str = ""
) -> tuple[Report, Quote]:
    """A report of one quotation, all of it in marks."""
    shown = shown or speaker or "somebody"
    body = f"{before}“{text}” said {shown}."
    start = len(before) + 1
    report = Report(id_, f"outlet {id_}", None, True, False, f"g-{id_}", {"body": body})
    quote = Quote(f"q-{id_}", id_, "body", start, start + len(text), len(before), len(body), "direct", text, (text,),
                  "said", speaker, None, shown, source)  # fmt: skip
    return report, quote


def wordings(*texts: str, speakers: tuple[str, ...] = ()) -> list[list[str]]:
    """The values of the wording conflicts of one utterance."""
    names = speakers or ("Ada Quill",) * len(texts)
    rows = [said(str(index), text, name) for index, (text, name) in enumerate(zip(texts, names, strict=True))]
    quotes = tuple(quote.quote_id for _, quote in rows)
    utterance = Utterance(quotes, quotes[0], tuple(Variant(id_, "differs", ()) for id_ in quotes), 1.0)
    found = wording_conflicts([report for report, _ in rows], [quote for _, quote in rows], [utterance])
    return [[side.value for side in each.readings] for each in found]


def test_other_words_that_matter_are_a_conflict_with_every_wording() -> None:
    texts = ("We shall plough the green", "We shall dig up the green", "We shall plough the green")
    assert wordings(*texts) == [list(texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will not sell the geese", "We won’t sell the geese"),
        ("The geese stay. They always have.", "They always have."),
        ("the geese stay", "And so the geese stay where they are, fed and housed by the parish"),
        ("Nobody asked the miller", "The river is high"),
        ("thousands of U.S. geese", "We regret the loss of thousands of US geese in a storm over the bay"),
    ],
)
def test_function_words_parts_and_other_sentences_are_none(one: str, other: str) -> None:
    assert wordings(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Parish of Ell would like to keep its geese", "[The parish] would like to keep its geese"),
        ("We told the board of the [Ell Drainage] company so", "We told the board of the EDC company so in May"),
        ("No-one wants to be the goose-girl of Ell", "No one wants to be the goose girl of Ell"),
    ],
)
def test_what_an_outlet_puts_in_brackets_and_how_it_joins_words_are_no_other_words(one: str, other: str) -> None:
    assert wordings(one, other) == []


def test_words_beside_brackets_can_be_others() -> None:
    texts = ("[The parish] would like to sell its geese", "The parish would like to keep its geese")
    assert wordings(*texts) == [list(texts)]


def test_a_quotation_of_another_sentence_is_no_reading_of_the_one_in_other_words() -> None:
    texts = ("We shall plough the green. The geese are sorry.", "We shall dig up the green", "The geese are sorry.")
    assert wordings(*texts) == [list(texts[:2])]


def test_one_sentence_in_quite_other_words_is_a_conflict() -> None:
    texts = ("You cannot bargain with a hurricane", "Nobody can negotiate with a storm")
    assert wordings(*texts) == [list(texts)]


def test_an_utterance_of_two_speakers_has_no_conflict_of_wording() -> None:
    assert wordings("We plough the green", "We dig the green", speakers=("Ada Quill", "Tom Fell")) == []


def test_wordings_differ_the_same_either_way_round() -> None:
    one, other = said("a", "We plough the green", None)[1], said("b", "We dig the green", None)[1]
    assert differing(one, other) and differing(other, one)


def speakers(*rows: tuple[Report, Quote]) -> list[list[str]]:
    found = attribution_conflicts([report for report, _ in rows], [quote for _, quote in rows])
    return [[side.value for side in each.readings] for each in found]


WORDS = "a turnip in a velvet coat"


def test_one_saying_of_two_people_is_a_conflict() -> None:
    assert speakers(said("a", WORDS, "Ada Quill"), said("b", WORDS, "Tom Fell")) == [["Ada Quill", "Tom Fell"]]


def test_one_persons_two_names_are_none() -> None:
    assert speakers(said("a", WORDS, "Ada Quill"), said("b", WORDS, "Dr Ada M. Quill")) == []


def test_a_body_and_who_speaks_for_it_are_no_two_people() -> None:
    assert speakers(said("a", WORDS, "Ada Quill"), said("b", WORDS, "Millers Guild Association")) == []


def test_a_few_common_words_are_no_saying() -> None:
    assert speakers(said("a", "it was all very good", "Ada Quill"), said("b", "it was all very sad", "Tom Fell")) == []


def test_a_pronoun_read_past_the_nearer_name_is_no_speaker() -> None:
    far = said("b", WORDS, "Tom Fell", source="pronoun", before="Tom Fell sat. Ada Quill stood. ", shown="she")
    near = said("b", WORDS, "Tom Fell", source="pronoun", before="Ada Quill sat. Tom Fell stood. ", shown="he")
    assert speakers(said("a", WORDS, "Ada Quill"), far) == []
    assert speakers(said("a", WORDS, "Ada Quill"), near) == [["Ada Quill", "Tom Fell"]]


def test_a_name_beside_a_description_is_the_speakers() -> None:
    described = said("b", WORDS, None, source="description", shown="Tom Fell, the miller")
    assert speakers(said("a", WORDS, "Ada Quill"), described) == [["Ada Quill", "Tom Fell"]]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [("Ada Quill", True), ("Quill", False), ("the mayor", False), ("Board of Trade", False), (None, False)],
)
def test_a_person_is_named_in_full(speaker: str | None, expected: bool) -> None:
    assert is_person(speaker) is expected


def described(id_: str, text: str, shown: str, before: str = "") -> tuple[Report, Quote]:
    return said(id_, text, None, "description", before, shown)


def test_a_name_and_a_description_that_no_report_brings_together_are_two() -> None:
    words = "The geese were sold behind our backs"
    named = said("a", words, "Tom Fell")
    assert speakers(named, described("b", words, "the keeper of the pound")) == [
        ["Tom Fell", "the keeper of the pound"]
    ]
    known = said("a", words, "Tom Fell", before="Tom Fell is the keeper of the pound. ")
    assert speakers(known, described("b", words, "the keeper of the pound")) == []


@pytest.mark.parametrize("shown", ["a keeper of the pound", "the spokesman of the pound", "the keeper"])
def test_a_description_that_anybody_may_answer_to_is_nobody(shown: str) -> None:
    words = "The geese were sold behind our backs"
    assert speakers(said("a", words, "Tom Fell"), described("b", words, shown)) == []


def test_two_telling_words_in_marks_are_enough_where_the_sentences_meet() -> None:
    whole = said("a", "The granary became a furnace", "Ada Quill")
    body = "The granary, said Tom Fell, was “a furnace”."
    start = body.index("a furnace")
    report = Report("b", "outlet b", None, True, False, "g-b", {"body": body})
    part = Quote("q-b", "b", "body", start, start + 9, 0, len(body), "mixed", "a furnace", ("a furnace",),
                 "said", "Tom Fell", None, "Tom Fell", "name")  # fmt: skip
    assert speakers(whole, (report, part)) == [["Ada Quill", "Tom Fell"]]
    elsewhere = Report("b", "outlet b", None, True, False, "g-b", {"body": body.replace("granary", "bakery's")})
    assert speakers(whole, (elsewhere, part)) == []


def test_another_word_of_one_sense_is_another_wording() -> None:
    texts = ("We trusted them with our children", "We trusted them with our kids")
    assert wordings(*texts) == [list(texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We analysed the colour of the neighbour's plough", "We analyzed the color of the neighbor's plough"),
        ("Our co-operation is destabilising the geese", "Our cooperation is destabilizing the geese"),
    ],
)
def test_two_spellings_of_a_word_are_one_wording(one: str, other: str) -> None:
    assert wordings(one, other) == []


def test_whom_the_sentence_names_too_may_have_said_it() -> None:
    report, quote = said("b", WORDS, "Tom Fell", shown="Tom Fell, as Ada Quill looked on")
    assert speakers(said("a", WORDS, "Ada Quill"), (report, quote)) == []


@pytest.mark.parametrize("name", ["South African", "Acme Corp."])
def test_a_people_or_a_company_is_no_person(name: str) -> None:
    assert not is_person(name)


def test_words_outside_the_marks_are_nobodys() -> None:
    body = "Tom Fell wants “turnips” in a velvet coat."
    start = body.index("turnips")
    report = Report("b", "outlet b", None, True, False, "g-b", {"body": body})
    quote = Quote("q-b", "b", "body", start, start + 24, 0, len(body), "mixed", body[start:-1], ("turnips",),
                  "wants", "Tom Fell", None, "Tom Fell", "name")  # fmt: skip
    assert speakers(said("a", "turnips in a velvet coat", "Ada Quill"), (report, quote)) == []


def test_a_union_head_is_somebody_though_a_union_is_not() -> None:
    words = "Four landings a day are too many for one crew"
    named = said("a", words, "Tom Fell")
    assert speakers(named, described("b", words, "the head of the union")) == [["Tom Fell", "the head of the union"]]
    assert speakers(named, described("b", words, "the union of the crews")) == []


def test_a_word_that_stands_beside_a_name_by_chance_does_not_make_one_of_two() -> None:
    words = "The geese were sold behind our backs"
    named = said("a", words, "Tom Fell", before="Tom Fell sued the regulator. ")
    assert speakers(named, described("b", words, "the regulator's chair")) == [["Tom Fell", "the regulator's chair"]]
    leads = said("a", words, "Tom Fell", before="Tom Fell runs the water authority. ")
    assert speakers(leads, described("b", words, "the head of the water authority")) == []


def test_a_short_quotation_word_for_word_is_a_conflict_where_it_tells_something() -> None:
    words = "The burglar was never here"
    assert speakers(said("a", words, "Ada Quill"), said("b", words, "Tom Fell")) == [["Ada Quill", "Tom Fell"]]
    words = "That is all there is"
    assert speakers(said("a", words, "Ada Quill"), said("b", words, "Tom Fell")) == []


def test_nearly_the_same_words_of_two_people_are_a_conflict() -> None:
    one = said("a", "This was a warning we were given and did not heed", "Ada Quill")
    other = said("b", "This was a warning we were given and we did not heed it", "Tom Fell")
    assert speakers(one, other) == [["Ada Quill", "Tom Fell"]]


def test_what_anybody_says_on_such_a_day_is_nobodys_own() -> None:
    one = said("a", "Our thoughts are with the families", "Ada Quill")
    other = said("b", "My thoughts are with the families tonight", "Tom Fell")
    assert speakers(one, other) == []


def test_she_is_whoever_was_described_right_before() -> None:
    words = "The geese were sold behind our backs"
    report, quote = said("b", words, None, "pronoun", before="The guild's chair said it was late. ", shown="she")
    first = Quote("q-0", "b", "body", 20, 30, 0, 35, "indirect", "it was late", (), "said", None, None,
                  "The guild's chair", "description")  # fmt: skip
    named, hers = said("a", words, "Tom Fell")
    found = attribution_conflicts([named, report], [hers, quote, first])
    assert [[side.value for side in each.readings] for each in found] == [["Tom Fell", "The guild's chair"]]
    assert attribution_conflicts([named, report], [hers, quote]) == []


def test_each_speaker_of_an_utterance_has_wordings_of_their_own() -> None:
    texts = ("We shall plough the green", "We shall dig up the green", "We shall plough the green")
    assert wordings(*texts, speakers=("Ada Quill", "Ada Quill", "Tom Fell")) == [list(texts[:2])]
