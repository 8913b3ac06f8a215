"""Whose age it is in a story where its own sentence has a first name alone, or only points back: "the 52-year-old"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tasks.link.measures.ages import is_named
from tasks.link.records import Figure, Report

Name = tuple[str, ...]
_FULL = re.compile(r"\b(?=([A-Z][\w’'-]+) ([A-Z][\w’'-]*[a-z][\w’'-]*))")
_POINTING = re.compile(r"\W*(?:(?:The|This)(?: [a-z]+)? |(?:He|She|At|Now|Aged)\b[^.;]{0,12})$")
_FEW = 2  # words of a name that may lack its last
_BACK = 240  # characters looked back for whom a sentence is about


def resolved(
    names: Mapping[str, Name], figures: Sequence[Figure], reports: Mapping[str, Report], known: frozenset[str]
) -> dict[str, Name]:
    """Whose age each of a story's ages is, by id, given what its sentence says.

    `known` is what the story's texts have capitalized within sentences.
    """
    alone = {name[-1] for name in names.values() if len(name) == 1 and is_named(name)}
    lasts = _lasts(reports.values(), known) if alone else {}
    found = {each: _whole(name, lasts) for each, name in names.items()}
    aged = {name[-1] for name in found.values() if is_named(name)}
    for figure in figures:
        if not is_named(found[figure.figure_id]) and (name := _pointed_at(figure, reports[figure.article_id], aged)):
            found[figure.figure_id] = (name,)
    return found


def _lasts(reports: Iterable[Report], known: frozenset[str]) -> dict[str, set[str]]:
    """The last names that each first name stands before; no last name is a first one."""
    pairs = {
        (first, last.removesuffix("’s").removesuffix("'s"))
        for report in reports
        for field, text in report.fields.items()
        if field != "title"
        for first, last in _FULL.findall(text)
        if first in known and last in known
    }
    behind = {last for _, last in pairs}
    return {first: {last for its, last in pairs if its == first} for first, _ in pairs if first not in behind}


def _whole(name: Name, lasts: Mapping[str, set[str]]) -> Name:
    """A name with the last name that a story has for its first one, if it has but one."""
    behind = lasts.get(name[-1], set()) if len(name) <= _FEW else set()
    return (*name, *behind) if len(behind) == 1 else name


def _pointed_at(figure: Figure, report: Report, aged: set[str]) -> str | None:
    """The one name of somebody whose age the story tells in the words before a sentence that points back."""
    if not aged or not _POINTING.match(report.text(figure.field, figure.sentence_start, figure.char_start)):
        return None
    before = report.text(figure.field, max(0, figure.sentence_start - _BACK), figure.sentence_start)
    named = aged & set(re.findall(r"\w[\w’'-]*\w", re.sub(r"['’]s\b", "", before)))
    return named.pop() if len(named) == 1 else None
