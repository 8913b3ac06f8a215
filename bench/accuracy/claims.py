"""Claims, omissions and conflicts against what is true of invented events.

The set is a folder laid out as `samples/expected`, or one that holds such a folder `expected`. The project's own
extraction is run on its articles, then the functions of the stage `link`. Claims: pairs of wordings of different
articles that the truth lists, right where they are in one claim both times (`p`, `r`, `f1`), and `found`, the share of
claims reported by two or more independent texts at least half of whose wordings are in one claim found. Where it has
been judged of every statement with which others it says the same (`same.py`): all pairs of statements of independent
texts (`every.p`, `every.r`), `sound`, the share of claims of several texts in which two of different texts do say the
same, and the share of omissions that are `sound`: what the clearest wording says is said by others and not by the
outlet. Omissions: outlet and claim. Conflicts: one is right where two or more of its readings give what those of a
planted one of its kind give, in the same sentences (`planted.py`). What is planted is all that counts here: what is
plainly there and not listed counts as wrong.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from bench.accuracy.common import SHIPPED, Tally, add_model_argument, add_set_arguments, left_out
from bench.accuracy.expected import EventRows, Truth, event_rows, read_events, start_of
from bench.accuracy.planted import planted_as, planted_conflicts
from bench.accuracy.same import likest, outlets_saying, same_pairs
from tasks.extract.model import load_model
from tasks.link.claims import Claim, claims
from tasks.link.conflicts import KINDS, Conflict, Reading, conflicts
from tasks.link.coverage import Omission, coverage
from tasks.link.measures import Measure, conflict_readings, measures
from tasks.link.records import Statement
from tasks.link.utterances import utterances

NAME = "claims"
HALF = 0.5
ALL_KINDS = ("figure", *KINDS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every accuracy benchmark; the set has one part, whatever the split."""
    add_set_arguments(parser)
    add_model_argument(parser)


def run(args: argparse.Namespace) -> dict[str, float]:
    """``claims.p``, ``.r``, ``.f1``, ``.found``; ``.p`` and ``.r`` of omissions, conflicts and ``conflicts.KIND``."""
    events = read_events(args.data) or read_events(args.data / "expected")
    if not events:
        left_out(NAME, args.data)
        return {}
    nlp = load_model(None if args.model == str(SHIPPED) else args.model)
    return score([event_rows(event, nlp) for event in events])


def score(events: Iterable[EventRows]) -> dict[str, float]:
    """The figures of several events together."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    found = [0, 0]
    for rows in events:
        known = claims(rows.reports, rows.statements, rows.figures, rows.quotes)
        omitted = coverage(rows.reports, known, rows.statements, rows.figures)[1]
        said = utterances(rows.reports, rows.quotes)
        disputed = [
            *figure_conflicts(rows),
            *conflicts(rows.reports, rows.statements, rows.quotes, said, known, rows.figures),
        ]
        wanted = wordings(rows)
        count_pairs(tallies["claims"], wanted, known)
        for index, number in enumerate(_n_found(rows.truth, wanted, known)):
            found[index] += number
        _count_omissions(tallies["omissions"], rows.truth, wanted, known, omitted)
        if rows.truth.get("same") is not None:
            count_every(tallies, rows, known)
            _count_sound_omissions(tallies["sound.omissions"], rows, omitted)
        _count_conflicts(tallies, rows.truth, disputed)
    return _figures(tallies, found)


def figure_conflicts(rows: EventRows) -> list[Conflict]:
    """Measures whose readings cannot all be right, as conflicts like the others."""
    disputed = [one for one in measures(rows.reports, rows.figures) if one.verdict == "conflict"]
    return [Conflict("figure", one.counted or "", _readings(one, rows), None) for one in disputed]


def _readings(measure: Measure, rows: EventRows) -> tuple[Reading, ...]:
    figures = {figure.figure_id: figure for figure in rows.figures}
    return tuple(
        Reading(
            one.outlet,
            one.article_id,
            one.text,
            one.sentence,
            figures[one.figure_id].field,
            figures[one.figure_id].char_start,
            figures[one.figure_id].char_end,
        )
        for one in conflict_readings(measure, rows.reports, rows.figures)
    )


def _figures(tallies: dict[str, Tally], found: Sequence[int]) -> dict[str, float]:
    joined = tallies["claims"]
    figures = {"claims.p": joined.p, "claims.r": joined.r, "claims.f1": joined.f1}
    figures["claims.found"] = found[0] / found[1] if found[1] else 0.0
    figures |= {"claims.every.p": tallies["every"].p, "claims.every.r": tallies["every"].r}
    figures |= {"claims.sound": tallies["sound"].p, "omissions.sound": tallies["sound.omissions"].p}
    for key in ("omissions", *(f"conflicts.{kind}" for kind in ALL_KINDS), "conflicts"):
        figures |= {f"{key}.p": tallies[key].p, f"{key}.r": tallies[key].r}
    return figures


def wordings(rows: EventRows) -> dict[str, list[Statement]]:
    """For every true claim the statements found where its reports word it: the one that overlaps each best."""
    articles = {article["id"]: article for article in rows.truth["articles"]}
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in rows.statements:
        if statement.field == "body":
            by_article[statement.article_id].append(statement)
    wanted: dict[str, list[Statement]] = {}
    for claim in rows.truth["claims"]:
        places = [(report["article"], *_span(articles[report["article"]], report)) for report in claim["reports"]]
        best = (_best(by_article[article], start, end) for article, start, end in places)
        wanted[claim["id"]] = [statement for statement in best if statement]
    return wanted


def _span(article: Truth, report: Truth) -> tuple[int, int]:
    offset = start_of(article, report["paragraph"])
    return offset + report["start"], offset + report["end"]


def _best(statements: Sequence[Statement], start: int, end: int) -> Statement | None:
    best, share = likest(statements, start, end)
    return best if share > 0 else None


def count_pairs(tally: Tally, wanted: dict[str, list[Statement]], known: Sequence[Claim]) -> None:
    """Count pairs of wordings of different articles in one claim: of the truth, and as found."""
    home = {id_: claim.statement_id for claim in known for id_ in claim.statements}
    named = {one.statement_id: (claim, one) for claim in sorted(wanted) for one in wanted[claim]}
    pairs = [
        (named[a][0] == named[b][0], home.get(a, a) == home.get(b, b))
        for a, b in combinations(sorted(named), 2)
        if named[a][1].article_id != named[b][1].article_id
    ]
    tally.right += sum(is_one and joined for is_one, joined in pairs)
    tally.wanted += sum(is_one for is_one, _ in pairs)
    tally.given += sum(joined for _, joined in pairs)


def count_every(tallies: Mapping[str, Tally], rows: EventRows, known: Iterable[Claim]) -> None:
    """Count all pairs of statements of independent texts in one claim, and claims that have a right one of them."""
    same = same_pairs(rows.truth["same"], rows.reports, rows.statements)
    text_of = {report.article_id: report.copy_group for report in rows.reports}
    texts = {one.statement_id: text_of[one.article_id] for one in rows.statements}
    for claim in known:
        pairs = [pair for pair in combinations(claim.statements, 2) if texts[pair[0]] != texts[pair[1]]]
        n_right = len(same.intersection(pairs))
        tallies["every"].right += n_right
        tallies["every"].given += len(pairs)
        tallies["sound"].right += n_right > 0
        tallies["sound"].given += bool(pairs)
    tallies["every"].wanted += len(same)


def _count_sound_omissions(tally: Tally, rows: EventRows, omitted: Iterable[Omission]) -> None:
    """Count omissions of what others say together, by which the outlet has no statement that says it."""
    saying = outlets_saying(rows.truth["same"], rows.reports, rows.statements)
    for omission in omitted:
        known = saying.get(omission.claim, frozenset())
        tally.given += 1
        tally.right += bool(known) and omission.outlet not in known


def _n_found(truth: Truth, wanted: dict[str, list[Statement]], known: Sequence[Claim]) -> tuple[int, int]:
    several = [claim for claim in truth["claims"] if claim["n_independent"] > 1]
    joined = sum(
        any(_shared(wanted[claim["id"]], one) >= max(2, HALF * len(claim["reports"])) for one in known)
        for claim in several
    )
    return joined, len(several)


def _shared(wanted: Iterable[Statement], claim: Claim) -> int:
    return len({one.statement_id for one in wanted} & set(claim.statements))


def _count_omissions(
    tally: Tally, truth: Truth, wanted: dict[str, list[Statement]], known: Sequence[Claim], omitted: Sequence[Omission]
) -> None:
    planted = {(omission["claim"], omission["outlet"]) for omission in truth["omissions"]}
    meant = {
        claim.statement_id: {
            name for name, reports in wanted.items() if _shared(reports, claim) >= min(2, len(reports))
        }
        for claim in known
    }
    answers = [{(name, omission.outlet) for name in meant[omission.claim]} & planted for omission in omitted]
    tally.given += len(answers)
    tally.right += sum(map(bool, answers))
    tally.wanted += len(planted) + sum(map(bool, answers)) - len(set().union(*answers))


def _count_conflicts(tallies: dict[str, Tally], truth: Truth, disputed: Sequence[Conflict]) -> None:
    planted = [conflict for conflict in planted_conflicts(truth) if conflict["kind"] in ALL_KINDS]
    met: set[str] = set()
    for one in disputed:
        same = planted_as(one, planted)
        for key in ("conflicts", f"conflicts.{one.kind}"):
            tallies[key].given += same not in met or same is None
            tallies[key].right += same not in met and same is not None
        met |= {same} if same else set()
    for each in planted:
        for key in ("conflicts", f"conflicts.{each['kind']}"):
            tallies[key].wanted += 1
