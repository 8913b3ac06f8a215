"""What is said, by whom and how, in sentences whose tree is given."""

import pytest

from tasks.extract.quotes import QuoteFinder
from tasks.extract.quotes.assemble import ATTITUDES
from tests.tasks.extract.quotes.quote_docs import doc_of

AFTER = """
“ `` punct 2
_We PRP nsubj 2
waited VBD ccomp 6
_, , punct 2
_” '' punct 2
Ines NNP nsubj 6
said VBD ROOT 6
_. . punct 6
“ `` punct 10
_Nobody NN nsubj 10
came VBD ROOT 10
_. . punct 10
_” '' punct 10
"""
SPLIT = """
“ `` punct 2
_We PRP nsubj 2
waited VBD ccomp 6
_, , punct 2
_” '' punct 2
she PRP nsubj 6
said VBD ROOT 6
_, , punct 6
“ `` punct 13
_until IN mark 13
the DT det 11
last JJ amod 13
bus NN nsubj 13
left VBD advcl 2
_. . punct 6
_” '' punct 6
"""
MIXED = """
Ines NNP nsubj 1
said VBD ROOT 1
that IN mark 6
the DT det 4
bridge NN nsubj 6
was VBD cop 6
unsafe JJ ccomp 1
and CC cc 10
“ `` punct 10
_a DT det 10
disgrace NN conj 6
_” '' punct 10
_. . punct 1
"""
ACCORDING = """
The DT det 1
bridge NN nsubj 2
fell VBD ROOT 2
_, , punct 6
according VBG case 6
to IN fixed 4
officials NNS obl 2
_. . punct 2
"""
BELIEF = """
Voters NNS nsubj 1
believe VBP ROOT 1
that IN mark 5
the DT det 4
bridge NN nsubj 5
collapsed VBD ccomp 1
_. . punct 1
"""
HEADLINE = """
Ines NNP ROOT 0
_: : punct 0
Bridge NN nsubj 3
collapsed VBD parataxis 0
after IN case 6
heavy JJ amod 6
storm NN obl 3
"""
PRONOUN = """
Ines NNP nsubj 1
arrived VBD ROOT 1
_. . punct 1
She PRP nsubj 4
said VBD ROOT 4
that IN mark 8
the DT det 7
bridge NN nsubj 8
collapsed VBD ccomp 4
_. . punct 4
"""


TITLED = """
Mr NNP compound 1
Ido NNP nsubj 2
arrived VBD ROOT 2
_. . punct 2
She PRP nsubj 5
said VBD ROOT 5
that IN mark 9
the DT det 8
bridge NN nsubj 9
collapsed VBD ccomp 5
_. . punct 5
"""


def quotes_of(table, people=("Ines",), **config):
    return QuoteFinder(**config)(doc_of(table, people))._.quotes


def test_a_cue_after_the_quote_and_a_quote_after_the_cue():
    first, second = quotes_of(AFTER)
    assert (first.text, first.kind, first.speaker_text, first.speaker_source) == ("We waited", "direct", "Ines", "name")
    assert first.cue == "said"
    assert (second.text, second.speaker_text, second.resumes) == ("Nobody came.", "Ines", 0)


def test_a_quote_that_its_cue_interrupts_is_one_of_two_parts():
    (quote,) = quotes_of(SPLIT)
    assert quote.text == "We waited … until the last bus left."
    assert (len(quote.parts), quote.speaker_text, quote.speaker_source) == (2, "she", "pronoun")
    assert quote.char_start == quote.parts[0].char_start and quote.char_end == quote.parts[1].char_end


def test_a_resumed_quote_can_be_joined_to_the_one_it_resumes():
    (quote,) = quotes_of(AFTER, join_resumed=True)
    assert (quote.text, quote.kind, quote.speaker_text) == ("We waited … Nobody came.", "direct", "Ines")
    assert len(quote.parts) == 2


def test_words_in_marks_inside_a_reported_clause():
    (quote,) = quotes_of(MIXED)
    assert (quote.kind, quote.text) == ("mixed", "the bridge was unsafe and “a disgrace”")
    assert [piece.text for piece in quote.quoted] == ["a disgrace"]


def test_according_to_an_unnamed_source():
    (quote,) = quotes_of(ACCORDING)
    assert (quote.text, quote.kind, quote.cue) == ("The bridge fell", "indirect", "according to")
    assert (quote.speaker_text, quote.speaker_source) == ("officials", "unnamed")


def test_beliefs_count_unless_switched_off():
    assert [quote.text for quote in quotes_of(BELIEF)] == ["the bridge collapsed"]
    assert quotes_of(BELIEF, attitudes=False) == ()
    assert "think" in ATTITUDES


def test_a_headline_with_a_speaker_and_a_colon():
    (quote,) = quotes_of(HEADLINE)
    assert (quote.speaker_text, quote.text) == ("Ines", "Bridge collapsed after heavy storm")


def test_a_pronoun_stands_for_the_last_subject():
    quote = quotes_of(PRONOUN)[-1]
    assert (quote.speaker_text, quote.speaker_name, quote.text) == ("She", "Ines", "the bridge collapsed")


@pytest.mark.parametrize("table", [AFTER, SPLIT, MIXED, ACCORDING, BELIEF, HEADLINE, PRONOUN])
def test_offsets_give_the_texts_back(table):
    doc = doc_of(table, ("Ines",))
    for quote in QuoteFinder()(doc)._.quotes:
        assert quote.text == " … ".join(doc.text[part.char_start : part.char_end] for part in quote.parts)
        assert quote.speaker_text == doc.text[quote.speaker_start : quote.speaker_end]
        assert quote.cue == doc.text[quote.cue_start : quote.cue_end]
        assert all(piece.text == doc.text[piece.char_start : piece.char_end] for piece in quote.quoted)
        assert quote.sentence_start <= quote.char_start and quote.char_end <= quote.sentence_end


def test_a_quote_below_the_threshold_is_not_given():
    assert quotes_of(AFTER, threshold=1.0) == ()


def test_a_pronoun_does_not_stand_for_a_name_whose_title_forbids_it():
    (quote,) = [quote for quote in quotes_of(TITLED, people=("Ido",)) if quote.text == "the bridge collapsed"]
    assert (quote.speaker_text, quote.speaker_name) == ("She", None)
