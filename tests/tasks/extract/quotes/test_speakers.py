"""Who speaks where no plain cue says so, and whom *she* stands for."""

from __future__ import annotations

import pytest

from tasks.extract.quotes import QuoteFinder
from tasks.extract.quotes.records import Quote
from tests.tasks.extract.quotes.quote_docs import doc_of

CALLED = """
“ `` punct 1
_Feed VB advcl 7
us PRP iobj 1
_, , punct 1
_” '' punct 1
Marit NNP nsubj 7
Dahl NNP flat 5
called VBD ROOT 7
to IN case 10
the DT det 10
crowd NN obl 7
_. . punct 7
"""
LIKES = """
“ `` punct 5
_A DT det 2
city NN nsubj 5
is VBZ cop 5
no DT det 5
farm NN ROOT 5
_, , punct 5
_” '' punct 5
as IN mark 10
Lena NNP nsubj 10
likes VBZ advcl 5
to TO mark 12
say VB xcomp 10
_. . punct 5
"""
PUT = """
“ `` punct 2
_It PRP nsubj 2
came VBD ROOT 2
quietly RB advmod 2
_, , punct 2
_” '' punct 2
as IN mark 12
the DT det 8
owner NN nsubj 12
_, , punct 10
Milan NNP appos 8
_, , punct 12
put VBD parataxis 2
it PRP obj 12
_. . punct 2
"""
VOUCHED = """
“ `` punct 3
_You PRP nsubj 3
could MD aux 3
hear VB ccomp 8
it PRP obj 3
_, , punct 3
_” '' punct 3
Sorrel NNP nsubj 8
told VBD ROOT 8
the DT det 10
police NN iobj 8
_, , punct 15
according VBG case 15
to IN fixed 12
his PRP$ nmod:poss 15
lawyer NN obl 8
_. . punct 8
"""
MARKED_THAT = """
Ines NNP nsubj 1
told VBD ROOT 1
a DT det 4
cheering VBG amod 4
hall NN iobj 1
that WDT mark 9
the DT det 7
square NN nsubj 9
would MD aux 9
belong VB ccomp 1
to IN case 11
walkers NNS obl 9
_. . punct 1
"""
ASKED = """
Asked VBD ROOT 0
about IN case 3
the DT det 3
chef NN obl 0
_, , punct 6
Lena NNP nsubj 6
laughed VBD parataxis 0
_. . punct 0
"""
ROLE = """
Lena NNP nsubj 1
left VBD ROOT 1
_. . punct 1
The DT det 4
chairwoman NN nsubj 5
waited VBD ROOT 5
_. . punct 5
She PRP nsubj 8
said VBD ROOT 8
members NNS nsubj 11
would MD aux 11
vote VB ccomp 8
_. . punct 8
"""
BROTHER = """
Lena NNP nsubj 1
waited VBD ROOT 1
_. . punct 1
Her PRP$ nmod:poss 4
brother NN nsubj 8
_, , punct 6
Tiago NNP appos 4
_, , punct 4
came VBD ROOT 8
_. . punct 8
She PRP nsubj 11
said VBD ROOT 11
it PRP nsubj 14
was VBD cop 14
late JJ ccomp 11
_. . punct 11
"""


def quotes(table: str, *people: str) -> tuple[Quote, ...]:
    return QuoteFinder()(doc_of(table, people=people))._.quotes


@pytest.mark.parametrize(
    ("table", "people", "speaker"),
    [
        (CALLED, ("Marit", "Dahl"), "Marit Dahl"),
        (LIKES, ("Lena",), "Lena"),
        (PUT, ("Milan",), "the owner, Milan"),
        (VOUCHED, ("Sorrel",), "Sorrel"),
        (MARKED_THAT, ("Ines",), "Ines"),
    ],
    ids=["any verb", "likes to say", "put it", "according to", "that"],
)
def test_who_speaks(table: str, people: tuple[str, ...], speaker: str) -> None:
    (quote,) = quotes(table, *people)
    assert quote.speaker_text == speaker


def test_what_a_that_opens_is_said_and_not_who_hears_it() -> None:
    (quote,) = quotes(MARKED_THAT, "Ines")
    assert quote.text == "the square would belong to walkers"


def test_an_opening_participle_is_not_what_is_said() -> None:
    assert all("Asked" not in quote.text for quote in quotes(ASKED, "Lena"))


@pytest.mark.parametrize(
    ("table", "people", "name"),
    [
        (ROLE, ("Lena",), "The chairwoman"),
        (ROLE.replace("The DT", "No DT"), ("Lena",), "Lena"),
        (BROTHER, ("Lena", "Tiago"), "Lena"),
    ],
    ids=["a role told of last", "nobody", "a brother is not she"],
)
def test_whom_she_stands_for(table: str, people: tuple[str, ...], name: str) -> None:
    (quote,) = quotes(table, *people)
    assert quote.speaker_name == name


def test_a_chairwoman_is_not_he() -> None:
    (quote,) = quotes(ROLE.replace("She PRP", "He PRP"), "Lena")
    assert quote.speaker_name == "Lena"
