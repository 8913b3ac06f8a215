from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean.lines import fold, merged, plain_lines, split

PARAGRAPH = (
    "The harbour master of Port Elian said on Monday that the three ferries which ran aground in last week's storm "
    "would be towed to the dry dock at Sarn before the end of the month, and that none of them had leaked any oil."
)


def wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def test_line_ends_and_blank_lines():
    lines = split("\ufeffOne two.\r\nThree four.\r\n\r\nFive six.\n\tSeven\u00a0eight.")
    assert [line.text for line in lines] == ["One two.", "Three four.", "Five six.", "Seven eight."]
    assert [line.gap for line in lines] == [True, False, True, False]


def test_invisible_characters_are_left_out_and_others_stay():
    assert fold("\u200bA\u00ad soft\u2060 e\u0301te\u0301  \t“quote”\u202f!") == "A soft e\u0301te\u0301 “quote” !"


def test_bullets_stand_before_the_text():
    first, second = split("  • Home\n* starred")
    assert (first.text, first.bullet, second.text, second.bullet) == ("Home", True, "starred", True)


def test_an_asterisk_inside_a_word_is_no_bullet():
    assert split("*emphasis* stays")[0].text == "*emphasis* stays"


def test_hard_wrapped_paragraphs_are_joined():
    raw = wrapped(PARAGRAPH, 60) + "\n\n" + wrapped(PARAGRAPH.replace("Monday", "Tuesday"), 60)
    assert [line.text for line in split(raw)] == [PARAGRAPH, PARAGRAPH.replace("Monday", "Tuesday")]


def test_wrapped_paragraphs_without_blank_lines_are_told_apart_by_their_last_lines():
    second = PARAGRAPH.replace("Monday", "Wednesday")
    raw = wrapped(PARAGRAPH, 80) + "\n" + wrapped(second, 80)
    assert [line.text for line in split(raw)] == [PARAGRAPH, second]


def test_a_sentence_a_line_is_not_wrapped():
    raw = "\n".join(
        f"The council met for the {word} time this year." for word in ("first", "second", "third", "fourth")
    )
    assert len(split(raw)) == 4


def test_a_page_on_one_line_is_cut_and_its_body_put_together_again():
    raw = " ".join(f"Sentence number {number} tells of the flood in Varnhem." for number in range(60))
    lines = split(raw)
    assert len(lines) == 60 and all(line.cut for line in lines)
    whole, flags = merged(raw, lines, [False] * 10 + [True] * 50)
    assert len(whole) == 11 and flags == [False] * 10 + [True]
    assert whole[-1].text.startswith("Sentence number 10 ") and raw[whole[-1].start : whole[-1].end] == whole[-1].text


TEXTS = st.text(alphabet=st.sampled_from("ab.A \t\r\n\u00a0\u200b\ufeff•é”1\u2028\x0b"), max_size=200)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_every_line_is_the_folded_slice_it_came_from(raw):
    end = 0
    for line in split(raw):
        assert line.start >= end and line.text and fold(raw[line.start : line.end]) == line.text
        end = line.end


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_no_visible_character_is_lost(raw):
    held = "".join(line.text for line in plain_lines(raw)).replace(" ", "").replace("•", "")
    assert held == fold(raw).replace(" ", "").replace("•", "")
