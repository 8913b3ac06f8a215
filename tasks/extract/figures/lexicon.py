"""The word lists figures stand on, read once: number words, units, currencies, modifiers, actions, changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "lexicons"


@dataclass(frozen=True, slots=True)
class Modifier:
    """What a phrase beside a number says of its bounds; `near` where it means "close to"."""

    name: str
    near: bool


def _lines(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(name))


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list of words."""
    return frozenset(" ".join(_lines(name)).split())


@cache
def numbers() -> dict[str, tuple[str, float]]:
    """Number word → its kind and value."""
    return {word: (kind, float(value)) for word, kind, value in _rows("figures_numbers.tsv")}


@cache
def magnitudes() -> dict[str, tuple[float, float]]:
    """A word for an order of size → its bounds."""
    return {word: (float(low), float(high)) for word, low, high in _rows("figures_magnitudes.tsv")}


@cache
def unit_names() -> dict[str, str]:
    """A unit's form → its name: forms in lower case, and as written where case tells units apart."""
    found: dict[str, str] = {}
    for name, _, forms in _rows("figures_units.tsv"):
        for form in forms.split("|"):
            found.setdefault(form.removeprefix("!"), name)
    return found


@cache
def unit_kinds() -> dict[str, str]:
    """A unit's name → what it measures."""
    return {name: kind for name, kind, _ in _rows("figures_units.tsv")}


@cache
def unit_pattern() -> re.Pattern[str]:
    """Any form of a unit, longest first; not where a letter follows it."""
    forms = [form for _, _, cell in _rows("figures_units.tsv") for form in cell.split("|")]
    return _forms_pattern([f for f in forms if f[:1] != "!"], [f[1:] for f in forms if f[:1] == "!"])


def _forms_pattern(folded: list[str], exact: list[str]) -> re.Pattern[str]:
    ordered = sorted([(f, False) for f in folded] + [(f, True) for f in exact], key=lambda x: (-len(x[0]), x[0]))
    parts = (re.escape(f) if is_exact else f"(?i:{re.escape(f)})" for f, is_exact in ordered)
    return re.compile(rf"(?:{'|'.join(parts)})(?![^\W_])")


@cache
def currency_marks() -> dict[str, str]:
    """A mark of a currency (sign or code) → its name; in lower case too."""
    found: dict[str, str] = {}
    for code, marks, _ in _rows("figures_currencies.tsv"):
        for mark in filter(None, marks.split("|")):
            found.setdefault(mark.strip(), code)
    return found | {mark.lower(): code for mark, code in found.items() if len(mark) > 2 or not mark.isalpha()}


@cache
def currency_words() -> dict[str, str]:
    """A currency's word, in lower case → its name."""
    rows = _rows("figures_currencies.tsv")
    return {form.removeprefix("!"): code for code, _, forms in rows for form in forms.split("|")}


@cache
def mark_pattern() -> re.Pattern[str]:
    """A currency's mark at the end of a text, which no letter stands before."""
    marks = sorted(currency_marks(), key=lambda mark: (-len(mark), mark))
    return re.compile(rf"(?:(?<![\w-])(?:{'|'.join(map(re.escape, marks))})|[{re.escape('$€£¥')}])[ \u00a0]?$")


@cache
def sum_pattern() -> re.Pattern[str]:
    """What may follow a sum of money: a currency's word (longest first), code or sign."""
    folded = [form for form in currency_words() if form != "p"]
    marks = [mark for mark in currency_marks() if len(mark) > 2 or not mark.isalpha()]
    signs = [mark for mark in marks if not mark[-1].isalpha()]
    letters = _forms_pattern(folded, ["p", *(mark for mark in marks if mark[-1].isalpha())])
    ordered = sorted(signs, key=lambda mark: (-len(mark), mark))
    return re.compile(rf"(?:{letters.pattern}|{'|'.join(map(re.escape, ordered))})")


@cache
def modifiers(place: str) -> dict[str, Modifier]:
    """Phrase, in lower case → what it says, for the phrases that stand `before` or `after` a number."""
    rows = (row for row in _rows("figures_modifiers.tsv") if row[1] == place)
    return {phrase: Modifier(name, near == "near") for phrase, _, name, near in rows}


@cache
def modifier_pattern(place: str) -> re.Pattern[str]:
    """A modifier at the end of the text before a number, or at the start of the text after it."""
    ordered = sorted(modifiers(place), key=lambda phrase: (-len(phrase), phrase))
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
    if place == "before":
        return re.compile(rf"(?i)(?<![^\W_])(?:{phrases})\s*$")
    return re.compile(rf"(?i)[\s-]?(?:{phrases})(?![^\W_])")


@cache
def actions() -> dict[str, dict[str, str]]:
    """`verb`, `noun`, `adjective` → lemma (with its particle: round_up) → the class of the action."""
    found: dict[str, dict[str, str]] = {"verb": {}, "noun": {}, "adjective": {}}
    for line in _lines("figures_actions.txt"):
        name, *cells = (cell.strip() for cell in line.split("|"))
        for part, cell in zip(found, cells, strict=True):
            for lemma in cell.split():
                found[part].setdefault(lemma, name)
    return found


@cache
def irregular() -> dict[str, str]:
    """An irregular form of a verb → its lemma."""
    return dict(line.split() for line in _lines("figures_verbs.txt"))


@cache
def changes() -> dict[str, dict[str, str]]:
    """`verb`, `noun`, `beside` → word → up or down."""
    found: dict[str, dict[str, str]] = {"verb": {}, "noun": {}, "beside": {}}
    for line in _lines("figures_changes.txt"):
        name, *cells = (cell.strip() for cell in line.split("|"))
        for part, cell in zip(found, cells, strict=True):
            for word in cell.split():
                found[part].setdefault(word, name)
    return found


def direction(word: str) -> str:
    """up or down for any form of a verb of change, "" for other words."""
    verbs = changes()["verb"]
    forms = [word, *(word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing") if word.endswith(end))]
    forms += [f"{word.removesuffix('ing')}e"] if word.endswith("ing") else []
    return next((verbs[form] for form in forms if form in verbs), "")
