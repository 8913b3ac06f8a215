"""One quantity in the words of two outlets, from their texts on; and two quantities in words that are much alike."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from bench.accuracy.expected import event_rows
from tasks.extract.model import load_model
from tasks.link.measures import measures


@cache
def _model() -> Language:
    return load_model(None)


def verdicts(first: str, second: str) -> list[str]:
    """The verdicts on what two reports of the same minute give, each a paragraph."""
    articles = [
        {"id": id_, "outlet": f"outlet {id_}", "published": "2031-05-06T08:00", "modified": None, "title": "Report",
         "standfirst": None, "body": [text], "is_current": True, "is_stub": False, "supersedes": None}
        for id_, text in (("a", first), ("b", second))
    ]  # fmt: skip
    empty: dict[str, list[str]] = {"claims": [], "conflicts": [], "omissions": []}
    event = {"event": "pair", "articles": articles, "independent_groups": [["a"], ["b"]], **empty}
    rows = event_rows(event, _model())
    return [measure.verdict for measure in measures(rows.reports, rows.figures)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry had 214 people aboard.", "The ferry was carrying 240 passengers."),
        ("Four carriages jumped the rails.", "Seven coaches left the track."),
        ("The smelter will cut 420 jobs.", "Some 560 workers at the smelter will have to go."),
        ("The smelter employs 2,100 people.", "The smelter has a workforce of 2,600."),
        ("The orchestra heard 64 witnesses against it.", "Forty-six people gave evidence."),
        ("The trial lasted eleven weeks.", "It took 14 weeks to try him."),
        ("The jury took six hours to reach its verdict.", "Jurors deliberated for nine hours."),
        ("A cold store was without power for nine hours.", "A cold store was out of action for 14 hours."),
        ("The barge struck rocks nine kilometres off the coast.", "The barge ran aground three miles from the shore."),
        ("The order to leave came 35 minutes later.", "It took seventy minutes before anyone gave the order to leave."),
        ("A 44-year-old man drove the train.", "The train's driver, a man of 37, was treated for shock."),
        ("A seven-year-old girl died in Torp.", "A nine-year-old schoolgirl from Torp has died."),
        ("The 31-year-old tanker was on her way to Brell.", "The tanker was 24 years old."),
        ("The chamber passed it by 104 votes to 96.", "It was adopted with 110 votes in favour and 96 against."),
        ("The levy goes up by six cents a litre.", "Drivers pay an extra nine cents on every litre."),
        ("It foresees a deficit of 3.4 percent of output.", "The shortfall is to be 4.3 percent of output."),
        ("The widow owns 34 percent of Solvang.", "The widow of the founder holds 41 percent of the shares."),
        (
            "The bid is worth a premium of 31 percent to Friday's close.",
            "It is a 36 per cent premium to Friday's price.",
        ),
        ("Gusts reached 170 kilometres an hour.", "The wind blew at 140 km/h."),
        ("The loot is worth 14 million pounds.", "The thieves made off with a haul worth £22 million."),
        ("Three men in masks can be seen on the film.", "Two thieves carried out the raid, the film shows."),
        ("He may be fined up to 250,000 euros.", "He faces a fine of up to 400,000 euros."),
        ("The mill was fined 20,000 crowns two years ago.", "In 2029 the mill had to pay a fine of 35,000 crowns."),
        ("The bank put in €1.9 billion to save the lender.", "The bank's loan of €1.4bn went to the lender."),
    ],
)
def test_one_quantity_in_other_words_is_a_conflict(first: str, second: str) -> None:
    assert "conflict" in verdicts(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry had 214 people aboard.", "The wreck of the ferry killed 140 passengers."),
        ("The limit on that bend is 80 kilometres an hour.", "The train was travelling at 120 km/h."),
        ("Prosecutors had asked for nine years in prison.", "The judge gave her five years behind bars."),
        ("He could be jailed for ten years.", "The trial lasted four months."),
        ("The families will get 5,000 crowns each.", "The families will get 9,000 crowns in all."),
        ("Ulla Berg, a woman of 37, was hurt.", "A 24-year-old man was hurt."),
        ("The chamber passed it by 104 votes to 96.", "Some 96 deputies voted for it, 84 against."),
        ("The tanker can carry 60,000 tonnes of oil.", "The tanker was loaded with 48,000 tonnes of oil."),
        ("He has been trapped for 50 hours by now.", "Rescuers reached him; he had been trapped for 85 hours."),
        ("All nine people in the cabin were killed.", "Four of those killed were from Brell."),
        ("The pitch was flat in the eight inning.", "They won in nine innings."),
        ("The mine is 4.02 kilometres off the coast.", "The mine is two and a half miles from the coast."),
        ("In May Norvik had sales of 5.2 billion euros.", "In May Solvang had sales of 3.9 billion euros."),
    ],
)
def test_two_quantities_in_words_that_are_alike_are_no_conflict(first: str, second: str) -> None:
    assert "conflict" not in verdicts(first, second)
