"""`corrections.toml` read strictly, and the entries that a warehouse was linked by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tasks.link.corrections.entries import APART, DETACH, JOIN, MERGE, REFUTE, RENAME, SPEAKER, SPLIT, Correction, names
from tasks.tomlfile import KeptFileError, read, text, texts

_ABOUT = ("reason", "by")
_HOW = {
    "story": "a story's id (s and 16 hexadecimal digits, as in its page's name), an article's id or its address",
    "article": "an article's id (a and 16 hexadecimal digits) or its address",
    "entity": "an entity's id (e and 16 hexadecimal digits) or its name",
    "quote": "a quote's id (as in its address in the report: q…-b12-40)",
    "conflict": "a conflict's id (x and 16 hexadecimal digits, as in its address in the report)",
}
_STORED = "select kind, targets, value, reason, corrected_by from store.corrections order by position"


class CorrectionsError(KeptFileError):
    """The file of corrections is wrong: the message says where, and what to do. Raised before anything runs."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How entries of a kind are written: each key that names things, what things, how many at least; other keys."""

    keys: Mapping[str, tuple[str, int]]
    others: tuple[str, ...] = ()

    @property
    def all_keys(self) -> tuple[str, ...]:
        return (*self.keys, *self.others, *_ABOUT)


_FORMS = {
    MERGE: _Form({"stories": ("story", 2)}),
    SPLIT: _Form({"story": ("story", 0), "articles": ("article", 1)}, (APART,)),
    JOIN: _Form({"entities": ("entity", 2)}, ("name",)),
    RENAME: _Form({"entity": ("entity", 0)}, ("name",)),
    DETACH: _Form({"entity": ("entity", 0), "articles": ("article", 1)}, ("name",)),
    SPEAKER: _Form({"quote": ("quote", 0)}, ("speaker",)),
    REFUTE: _Form({"conflict": ("conflict", 0)}),
}


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The entries of a file, kind by kind in the order in which the kinds first come, each kind's in its own order.

    Raises CorrectionsError for a file that cannot be read, is not TOML, or holds an unknown kind or key, a wrong type,
    what cannot be an id, or one entry twice.
    """
    found: dict[str, str] = {}
    entries = []
    for kind, tables in read(path, CorrectionsError).items():
        if kind not in _FORMS:
            raise CorrectionsError(f"{path}: unknown kind `{kind}`; there are {', '.join(_FORMS)}")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise CorrectionsError(f"{path}: write each `{kind}` as a table of its own, under [[{kind}]]")
        for number, table in enumerate(tables, 1):
            where = f"{kind} {number}"
            entry = _entry(kind, table, f"{path}: {where}")
            if entry.correction_id in found:
                raise CorrectionsError(f"{path}: {where} says the same as {found[entry.correction_id]}; remove one")
            found[entry.correction_id] = where
            entries.append(entry)
    return tuple(entries)


def stored_corrections(con: duckdb.DuckDBPyConnection) -> tuple[Correction, ...]:
    """The entries that the private database was linked by last."""
    rows = con.execute(_STORED).fetchall()
    return tuple(Correction(kind, tuple(targets), *others) for kind, targets, *others in rows)


def _entry(kind: str, table: Mapping[str, Any], where: str) -> Correction:
    form = _FORMS[kind]
    if unknown := sorted(set(table) - set(form.all_keys)):
        raise CorrectionsError(f"{where}: unknown key `{unknown[0]}`; it may have {', '.join(form.all_keys)}")
    targets = [target for key, (what, least) in form.keys.items() for target in _named(table, key, what, least, where)]
    if len(set(targets)) < len(targets):
        raise CorrectionsError(f"{where}: names `{max(targets, key=targets.count)}` twice; name each once")
    reason, by = (text(table, key, where, CorrectionsError) for key in _ABOUT)
    return Correction(kind, tuple(targets), _value(kind, table, where), reason, by)


def _named(table: Mapping[str, Any], key: str, what: str, least: int, where: str) -> Sequence[str]:
    if key not in table:
        raise CorrectionsError(f"{where}: has no `{key}`; add it: {_HOW[what]}")
    found = texts(table[key], key, where, CorrectionsError)
    if len(found) < least or (not least and len(found) > 1):
        raise CorrectionsError(f"{where}: `{key}` must name {f'at least {least}' if least else 'one'}: {_HOW[what]}")
    for each in found:
        if not names(each, what):
            raise CorrectionsError(f"{where}: `{each}` in `{key}` cannot be right; name it by {_HOW[what]}")
    return found


def _value(kind: str, table: Mapping[str, Any], where: str) -> str | None:
    if kind == SPLIT:
        apart = table.get(APART, False)
        if not isinstance(apart, bool):
            raise CorrectionsError(f"{where}: `{APART}` must be true or false, not {apart!r}")
        return APART if apart else None
    if kind == SPEAKER:
        return _speaker(table, where)
    name = text(table, "name", where, CorrectionsError)
    if kind == RENAME and name is None:
        raise CorrectionsError(f"{where}: has no `name`; add the name it is to have")
    return name


def _speaker(table: Mapping[str, Any], where: str) -> str | None:
    if "speaker" not in table:
        raise CorrectionsError(f'{where}: has no `speaker`; add a name or an entity\'s id, or "" for nobody')
    speaker = None if table["speaker"] == "" else text(table, "speaker", where, CorrectionsError)
    if speaker is not None and not names(speaker, "entity"):
        raise CorrectionsError(f"{where}: `{speaker}` in `speaker` cannot be right; name it by {_HOW['entity']}")
    return speaker
