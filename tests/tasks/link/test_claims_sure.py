"""Which wordings of a claim surely say what its clearest does."""

import pytest

from tasks.link.claims import features
from tasks.link.claims.sure import LIKELY, ids_of, sure
from tests.tasks.link.told import Clause, reports_of, statements_of, told

STORY = [told(id_, Clause(f"The bakery on Elm Row burned {id_}", "burn", "The bakery on Elm Row")) for id_ in "abcd"]
A, B, C, D = ROWS = features(reports_of(STORY), statements_of(STORY), [])


@pytest.mark.parametrize(
    ("likely", "expected"),
    [
        ({}, [A]),
        ({ids_of(A, B): LIKELY}, [A, B]),
        ({ids_of(A, B): LIKELY - 0.01}, [A]),
        ({ids_of(A, B): 0.9, ids_of(C, B): 0.9, ids_of(C, D): 0.9}, [A, B, C, D]),
        ({ids_of(B, C): 0.9}, [A]),
    ],
)
def test_likely_pairs_join_wordings_to_the_clearest(likely: dict[tuple[str, str], float], expected: list[object]):
    assert list(sure(A, ROWS, likely)) == expected


def test_the_same_wordings_are_sure_in_any_order() -> None:
    likely = {ids_of(A, B): 0.9, ids_of(B, D): 0.8}
    found = [[row.statement.statement_id for row in sure(A, rows, likely)] for rows in (ROWS, ROWS[::-1])]
    assert sorted(found[0]) == sorted(found[1]) == ["a-0000", "b-0000", "d-0000"]
