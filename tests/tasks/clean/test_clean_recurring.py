import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean import clean, holders, learn
from tasks.clean.recurring import likeness, line_key, may_be_learned, sketch
from tests.tasks.clean.given import inputs, learned, row

OUTLET = "sarn-times.example"
_FIRST = ("bran", "cor", "del", "fen", "gor", "hul")
_MIDDLE = ("ta", "mi", "lo", "ne", "sju", "ve", "ko")
_LAST = ("rik", "sand", "voll", "mark", "stad", "berg")
WORDS = [first + middle + last for first in _FIRST for middle in _MIDDLE for last in _LAST]
LINES = ("Sarn Times Weekend Planner", "Latest from Port Elian", "The Quay Column")


def story(seed: int) -> str:
    """Six sentences about things that no other story tells of."""
    own = iter(WORDS[24 * seed : 24 * seed + 24])
    sentence = "The {} of {} told the council on Monday that the {} had been sold to {} the year before."
    return "\n\n".join(sentence.format(*(next(own) for _ in range(4))) for _ in range(6))


def document(seed: int, lines: tuple[int, ...], outlet: str = OUTLET) -> dict:
    parts = [f"Headline number {seed} of the invented council stories", story(seed), *(LINES[line] for line in lines)]
    return row("\n\n".join(parts), outlet=outlet, number=seed)


def settle(batches: list[list[dict]]) -> tuple[pa.Table, dict[str, str]]:
    """Learn over batches as runs do: what is learned cleans again whoever holds it."""
    known = learned()
    sightings, sketches, bodies, rows = None, None, {}, {}
    for batch in batches:
        rows |= {each["document_id"]: each for each in batch}
        found = clean(inputs(*batch), known)
        sightings = found.sightings if sightings is None else pa.concat_tables([sightings, found.sightings])
        sketches = found.sketches if sketches is None else pa.concat_tables([sketches, found.sketches])
        bodies |= dict(zip(found.articles["document_id"].to_pylist(), found.articles["body"].to_pylist(), strict=True))
        new = learn(sightings, sketches, known)
        known = pa.concat_tables([known, new])
        again = clean(inputs(*(rows[each] for each in sorted(holders(sightings, new)))), known).articles
        bodies |= dict(zip(again["document_id"].to_pylist(), again["body"].to_pylist(), strict=True))
    return known, bodies


DOCUMENTS = st.lists(
    st.tuples(st.integers(0, 7), st.sets(st.integers(0, 2)).map(lambda found: tuple(sorted(found)))),
    min_size=1, max_size=9, unique_by=lambda pair: pair[0],
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(DOCUMENTS, st.randoms(use_true_random=False), st.integers(1, 9))
def test_bodies_and_lines_do_not_depend_on_arrival(made, rng, size):
    rows = [document(seed, lines) for seed, lines in made]
    whole, bodies = settle([rows])
    shuffled = rng.sample(rows, len(rows))
    cut, cut_bodies = settle([shuffled[start : start + size] for start in range(0, len(rows), size)])
    assert sorted(cut["line"].to_pylist()) == sorted(whole["line"].to_pylist())
    assert cut_bodies == bodies


def test_a_line_of_four_documents_of_two_stories_is_learned_and_dropped():
    known, bodies = settle([[document(seed, (0,)) for seed in range(4)]])
    assert line_key(LINES[0]) in known["line"].to_pylist()
    assert not any(LINES[0] in body for body in bodies.values())
    blocks = clean(inputs(document(9, (0,))), known).blocks.to_pylist()
    assert ("template", False) in {(block["reason"], block["kept"]) for block in blocks if block["text"] == LINES[0]}


def test_three_documents_do_not_teach_a_line():
    known, _ = settle([[document(seed, (0,)) for seed in range(3)]])
    assert known.num_rows == 0


def test_copies_of_one_text_are_one_document():
    rows = [document(1, (0,)) | {"document_id": f"d{number:016d}"} for number in range(6)]
    assert settle([[*rows, document(2, (0,))]])[0].num_rows == 0


def test_versions_of_one_story_alone_teach_nothing():
    text = document(1, (0,))["text"]
    rows = [
        row(text + f"\n\nPolice said {name} had been told.", number=number) for number, name in enumerate(WORDS[:6])
    ]
    assert settle([rows])[0].num_rows == 0


def test_an_unknown_outlet_learns_nothing():
    rows = [document(seed, (0,), outlet="unknown") for seed in range(6)]
    found = clean(inputs(*rows), learned())
    assert found.sightings.num_rows == 0 and learn(found.sightings, found.sketches, learned()).num_rows == 0


def test_an_outlets_lines_are_its_own():
    known = learned(("other.example", line_key(LINES[0])))
    assert "template" not in clean(inputs(document(1, (0,))), known).blocks["reason"].to_pylist()


def test_sentences_are_never_learned():
    assert not may_be_learned("The harbour will stay closed.", at_edge=True)
    assert not may_be_learned(" ".join(["word"] * 13), at_edge=False)
    assert may_be_learned(" ".join(["word"] * 13), at_edge=True)
    assert may_be_learned("Sarn Times Weekend Planner", at_edge=False)


def test_holders_are_of_the_lines_outlet():
    found = clean(inputs(document(1, (0,)), document(2, (0,), outlet="other.example")), learned())
    expected = {document(1, (0,))["document_id"]}
    assert holders(found.sightings, learned((OUTLET, line_key(LINES[0])))) == expected


def test_likeness_of_sketches():
    first, second = (frozenset(sketch([story(seed)])) for seed in (1, 2))
    assert likeness(first, first) == 1.0
    assert likeness(first, second) < 0.2
    assert likeness(frozenset(), frozenset()) == 0.0
