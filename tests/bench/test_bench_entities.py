"""The entities benchmark reads GUM's coreference and scores groupings as B-cubed and LEA do."""

import pytest

from bench.accuracy.entities import b_cubed, lea
from bench.accuracy.gum_coreference import document
from bench.accuracy.sets import read_conllu

ROWS = [
    ("Ana", "NNP", "Entity=(1-person-new-nnnnn-cf1-1-coref"), ("Lima", "NNP", "Entity=1)"), ("left", "VBD", "_"),
    ("Zug", "NNP", "Entity=(2-place-new-nnnnn-cf2-1-sgl)|SpaceAfter=No"), (".", ".", "_"),
]  # fmt: skip
NEXT = [("She", "PRP", "Entity=(1-person-giv:act-nnnnn-cf1-1-ana)"), ("slept", "VBD", "_")]


def conllu(rows):
    lines = [f"{at}\t{word}\t{word}\tX\t{tag}\t_\t0\troot\t_\t{misc}" for at, (word, tag, misc) in enumerate(rows, 1)]
    return "# newpar\n" + "\n".join(lines) + "\n\n"


def test_phrases_have_clusters_heads_and_names(tmp_path):
    path = tmp_path / "one.conllu"
    path.write_text("# newdoc id = one\n" + conllu(ROWS) + conllu(NEXT), encoding="utf-8")
    gold = document(read_conllu(path)[0])
    assert gold.words[5:7] == ("\n\n", "She")
    assert [(one.cluster, one.kind, one.head, one.name) for one in gold.phrases] == [
        (1, "person", 0, (0, 2)), (2, "place", 3, (3, 4)), (1, "person", 6, None),
    ]  # fmt: skip


def test_b_cubed_and_lea_of_a_split_cluster():
    given, wanted = {1: 1, 2: 1, 3: 2}, {1: 1, 2: 1, 3: 1}
    assert b_cubed(given, wanted) == pytest.approx((3, 5 / 3, 3))
    assert lea(given, wanted) == pytest.approx((2, 3))
    assert lea(wanted, given) == pytest.approx((1, 3))
    assert lea(wanted, wanted) == pytest.approx((3, 3))
