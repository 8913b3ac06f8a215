"""Ways of saying it that news has and grammars do not begin with: what is asserted, what is counted."""

from __future__ import annotations

import pytest

import tasks.extract.figures as figures
from tasks.extract.figures import quantities
from tasks.extract.statements.find import find_statements
from tests.tasks.extract.quotes.quote_docs import doc_of


def statements(table: str) -> list[tuple[str | None, str, str | None]]:
    return [(one.subject, one.predicate, one.modality) for one in find_statements(doc_of(table))]


def test_what_a_cue_beside_it_reports_is_asserted_though_its_verb_could_report_too() -> None:
    table = (
        "Ines NNP nsubj 1\nconceded VBD ROOT 1\ndefeat NN obj 1\n_, , punct 6\nher PRP$ nmod:poss 5\nparty NN nsubj 6\n"
        "said VBD parataxis 1\n_. . punct 1"
    )
    assert ("Ines", "concede", None) in statements(table)


@pytest.mark.parametrize("verb", ["told", "ordered"])
def test_what_one_is_told_to_do_is_required(verb: str) -> None:
    table = (
        f"People NNS nsubj:pass 2\nwere VBD aux:pass 2\n{verb} VBN ROOT 2\nto TO mark 4\nkeep VB xcomp 2\n"
        "windows NNS obj 4\n_. . punct 2"
    )
    assert statements(table) == [("People", "keep", "required")]


def test_what_is_to_be_done_is_planned() -> None:
    table = (
        "Ines NNP nsubj:pass 4\nis VBZ aux 4\nto TO mark 4\nbe VB aux:pass 4\nsworn VBN ROOT 4\nin RP compound:prt 4\n"
        "_. . punct 4"
    )
    assert statements(table) == [(None, "swear in", "planned")]


def test_whether_it_is_so_is_not_asserted() -> None:
    table = (
        "Whether IN mark 4\nthe DT det 2\nship NN nsubj 4\nwas VBD cop 4\nfull JJ ROOT 4\nis VBZ cop 8\nfor IN case 8\n"
        "the DT det 8\ncourts NNS conj 4\n_. . punct 4"
    )
    assert all(subject != "the ship" or predicate != "be" for subject, predicate, _ in statements(table)[:1])


def counted(table: str) -> list[tuple[str | None, str | None]]:
    return [(one.counted, one.action_class) for one in figures.find(doc_of(table))]


def test_more_than_one_are_counted_by_the_plural() -> None:
    table = "Some DT det 3\n800 CD nummod 2\ndesk NN compound 3\njobs NNS nsubj 5\nwill MD aux 5\ngo VB ROOT 5"
    assert counted(table) == [("desk jobs", None)]


LENT = (
    "The DT det 1\nbank NN nsubj 2\nlent VBD ROOT 2\nCorvin NNP iobj 2\n€ $ obj 2\n_900 CD compound 6\n"
    "million CD nummod 4"
)
LOAN = (
    "A DT det 1\nloan NN nsubj:pass 7\nof IN case 3\n€ $ nmod 1\n_900 CD compound 5\nmillion CD nsubj:pass 7\n"
    "was VBD aux:pass 7\napproved VBN ROOT 7"
)
FINED = "Corvin NNP nsubj:pass 2\nwas VBD aux:pass 2\nfined VBN ROOT 2\n300,000 CD nummod 4\ncrowns NNS obl:unmarked 2"
FINE = (
    "Corvin NNP nsubj 1\npaid VBD ROOT 1\na DT det 3\nfine NN obj 1\nof IN case 6\n300,000 CD nummod 6\n"
    "crowns NNS nmod 3"
)


@pytest.mark.parametrize(
    ("one", "other", "what"), [(LENT, LOAN, ("loan", "owe")), (FINED, FINE, ("fine", "fine"))], ids=["loan", "fine"]
)
def test_a_sum_is_of_the_same_by_verb_and_by_noun(one: str, other: str, what: tuple[str, str]) -> None:
    assert counted(one) == counted(other) == [what]


@pytest.mark.parametrize(
    ("rate", "what"),
    [("a DT det 6\nprisoner NN obl:unmarked 2", "prisoner"), ("a DT det 6\nhead NN obl:unmarked 2", None),
     ("each DT obl:unmarked 2\nthen RB advmod 2", None)],
    ids=["a prisoner", "a head", "each"],
)  # fmt: skip
def test_a_sum_is_of_what_it_is_paid_for_each_of(rate: str, what: str | None) -> None:
    table = f"They PRP nsubj 2\nwill MD aux 2\nget VB ROOT 2\n$ $ obj 2\n_40,000 CD nummod 3\n{rate}"
    assert [one for one, _ in counted(table)] == [what]


def test_so_much_each_a_year_is_a_rate_by_the_year() -> None:
    (one,) = quantities.find("for $40,000 each a year")
    assert one.per == "year"


def test_others_are_of_what_was_counted_before() -> None:
    table = (
        "Three CD nummod 1\nworkers NNS nsubj 2\ndied VBD ROOT 2\n_. . punct 2\nNine CD nummod 5\n"
        "others NNS nsubj:pass 7\nwere VBD aux:pass 7\ntaken VBN ROOT 7\nto IN case 9\nhospital NN obl 7\n_. . punct 7"
    )
    assert [what for what, _ in counted(table)] == ["workers", "workers"]


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("31 CD nsubj 1\nfeared VBD ROOT 1\ndead JJ xcomp 1", "people"),
        ("More JJR advmod 5\nthan IN case 2\n200 CD obl 0\ndid VBD aux 5\nnot RB advmod 5\nreturn VB ROOT 5", "people"),
        ("14 CD nsubj 2\nare VBP cop 2\nwomen NNS ROOT 2", "women"),
        ("Nine CD nsubj:pass 2\nwere VBD aux:pass 2\ntaken VBN ROOT 2\nto IN case 4\nhospital NN obl 2", "people"),
        ("Nine CD nsubj:pass 2\nwere VBD aux:pass 2\nsold VBN ROOT 2\nto IN case 4\nstrangers NNS obl 2", None),
    ],
    ids=["feared dead", "did not return", "are women", "to hospital", "sold"],
)
def test_what_a_bare_number_counts(table: str, what: str | None) -> None:
    assert [one for one, _ in counted(table)] == [what]
