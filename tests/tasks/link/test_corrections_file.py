"""`corrections.toml`: what it may hold, and what is said of a mistake."""

import re

import pytest

from tasks.link.corrections import Correction, CorrectionsError, read_corrections

GOOD = """
[[split_story]]
story = "s0123456789abcdef"
articles = ["a0123456789abcdef", "https://harbour.example/dam"]
apart = true

[[merge_stories]]
stories = ["s0123456789abcdef", "https://harbour.example/fair"]
reason = "one  fair"
by = "Ines"

[[split_story]]
story = "a0123456789abcde0"
articles = "https://harbour.example/x"

[[join_entities]]
entities = ["e0123456789abcdef", "Ada Brandt"]

[[rename_entity]]
entity = "Ada Brandt"
name = "Ada M. Brandt"

[[split_entity]]
entity = "Ada Brandt"
articles = ["a0123456789abcdef"]

[[set_speaker]]
quote = "q0123456789abcdef-b12-40"
speaker = ""

[[false_conflict]]
conflict = "x0123456789abcdef"
"""
READ = (
    Correction("split_story", ("s0123456789abcdef", "a0123456789abcdef", "https://harbour.example/dam"), "apart"),
    Correction("split_story", ("a0123456789abcde0", "https://harbour.example/x")),
    Correction("merge_stories", ("s0123456789abcdef", "https://harbour.example/fair"), None, "one fair", "Ines"),
    Correction("join_entities", ("e0123456789abcdef", "Ada Brandt")),
    Correction("rename_entity", ("Ada Brandt",), "Ada M. Brandt"),
    Correction("split_entity", ("Ada Brandt", "a0123456789abcdef")),
    Correction("set_speaker", ("q0123456789abcdef-b12-40",)),
    Correction("false_conflict", ("x0123456789abcdef",)),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "corrections.toml"


def test_every_kind_is_read(path):
    path.write_text(GOOD, encoding="utf-8")
    assert read_corrections(path) == READ


def test_an_entry_is_the_same_whatever_the_reason():
    one, other = (Correction("rename_entity", ("Ada",), "Eve", reason, by) for reason, by in (("a", "b"), (None, "c")))
    assert one.correction_id == other.correction_id
    ids = {each.correction_id for each in READ} | {one.correction_id}
    assert len(ids) == len(READ) + 1 and all(re.fullmatch("k[0-9a-f]{16}", each) for each in ids)


WRONG = {
    "merge_storys = 1": "unknown kind `merge_storys`; there are merge_stories, split_story,",
    "[merge_stories]\nstories = []": "write each `merge_stories` as a table of its own, under [[merge_stories]]",
    '[[merge_stories]]\nstories = ["s0123456789abcdef"]': "merge_stories 1: `stories` must name at least 2",
    '[[merge_stories]]\nstories = ["s0123456789abcdef", "harbour"]': "1: `harbour` in `stories` cannot be",
    '[[merge_stories]]\nstories = ["a://b", "a://b"]': "merge_stories 1: names `a://b` twice",
    "[[merge_stories]]\nstories = [1, 2]": "merge_stories 1: `stories` must be a text or a list of texts",
    "[[merge_stories]]\nstory = 1": "merge_stories 1: unknown key `story`; it may have stories, reason, by",
    "[[merge_stories]]": "merge_stories 1: has no `stories`; add it",
    '[[split_story]]\nstory = "a://b"\narticles = ["a://c"]\napart = 1': "split_story 1: `apart` must be true or false",
    '[[split_story]]\nstory = ["a://b", "a://c"]\narticles = ["a://d"]': "split_story 1: `story` must name one",
    '[[join_entities]]\nentities = ["s0123456789abcdef", "Ada"]': "`s0123456789abcdef` in `entities` cannot be right",
    '[[rename_entity]]\nentity = "Ada"': "rename_entity 1: has no `name`",
    '[[rename_entity]]\nentity = "Ada"\nname = " "': "rename_entity 1: `name` must be a text that is not empty",
    '[[set_speaker]]\nquote = "q0123456789abcdef-b1-2"': "set_speaker 1: has no `speaker`; add a name or",
    '[[set_speaker]]\nquote = "q01"\nspeaker = ""': "set_speaker 1: `q01` in `quote` cannot be right",
    '[[false_conflict]]\nconflict = "n0123456789abcdef"': "1: `n0123456789abcdef` in `conflict` cannot be",
    '[[false_conflict]]\nconflict = "x0123456789abcdef"\n' * 2: "false_conflict 2 says the same as false_conflict 1",
    "[[false_conflict": "is not valid TOML",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_told_with_its_place_and_its_cure(path, text):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionsError) as raised:
        read_corrections(path)
    assert str(raised.value).startswith(str(path)) and WRONG[text] in str(raised.value)
