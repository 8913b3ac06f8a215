"""What a word of a question could become: views and macros after `from`, columns of the views that are named, …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from flows.commands.queries import ready_questions
from flows.shell.dots import DOTS
from flows.shell.names import Names
from flows.shell.session import FORMATS
from flows.shell.split import at_end, quoted_at_end
from warehouse.dictionary import DescribedView

Offer = tuple[str, str]  # what to write, and what it is
LEAST = 2  # letters of a function's name, of which there are hundreds
_WORD = re.compile(r"(?:(\w+)\.)?(\w*)\Z")
_SOURCE_FOLLOWS = re.compile(r"\b(?:from|join|describe|summarize)\s+(?:published\.)?\w*\Z", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:from|join)\s+(?:published\.)?(\w+)(?:\s+(?:as\s+)?(\w+))?", re.IGNORECASE)


class SqlCompleter(Completer):
    """Completes SQL and dot-commands with the names of one published file."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """The completions of the word before the cursor, the likeliest first, each name once."""
        before = at_end(document.text_before_cursor)
        if before.startswith("."):
            yield from _completions(self._dot(before), before.rpartition(" ")[2])
        elif not quoted_at_end(document.text_before_cursor):
            word = _WORD.search(before)
            owner, typed = word.groups() if word else (None, "")
            yield from _completions(self._sql(before, document.text, owner, typed), typed)

    def _dot(self, before: str) -> list[Offer]:
        command, blank, _ = before.partition(" ")
        if not blank:
            return [(name, dot.purpose) for name, dot in DOTS.items()]
        found: dict[str, list[Offer]] = {
            ".describe": _views(self.names.views.values()),
            ".queries": ready_questions(),
            ".format": [(name, "") for name in FORMATS],
        }
        return found.get(command, [])

    def _sql(self, before: str, text: str, owner: str | None, typed: str) -> list[Offer]:
        """Offers for a word; `owner` is the name before its dot."""
        if _SOURCE_FOLLOWS.search(before):
            return self._sources()
        scope = self._scope(text)
        if owner is not None and owner.lower() != "published":
            view = scope.get(owner.lower())
            return _columns([view]) if view else []
        views = list({view.name: view for view in scope.values()}.values())
        functions = [(f"{name}(", "function") for name in self.names.functions if len(typed) >= LEAST]
        keywords = [(word.upper() if typed.isupper() else word, "") for word in self.names.keywords]
        return [*_columns(views or list(self.names.views.values())), *keywords, *functions]

    def _sources(self) -> list[Offer]:
        calls = [(f"{macro.name}(", macro.purpose) for macro in self.names.macros]
        return [*_views(self.names.views.values()), *calls]

    def _scope(self, text: str) -> dict[str, DescribedView]:
        """The views that a question names, by their names and aliases."""
        scope = {}
        for name, alias in _SOURCE.findall(text.lower()):
            if name in self.names.views:
                scope[name] = self.names.views[name]
                scope[alias or name] = self.names.views[name]
        return scope


def _views(views: Iterable[DescribedView]) -> list[Offer]:
    return [(view.name, view.comment) for view in views]


def _columns(views: list[DescribedView]) -> list[Offer]:
    """The columns of some views; one that several have tells which."""
    found: dict[str, Offer] = {}
    for view in views:
        for column in view.columns:
            meaning = f"{column.type.lower()}: {column.comment}" if len(views) == 1 else f"of {view.name}"
            known = found.get(column.name)
            found[column.name] = (column.name, f"{known[1]}, {view.name}" if known else meaning)
    return list(found.values())


def _completions(offers: Iterable[Offer], typed: str) -> Iterator[Completion]:
    seen = set()
    for text, meaning in offers:
        if text.lower().startswith(typed.lower()) and text not in seen:
            seen.add(text)
            yield Completion(text, -len(typed), display_meta=meaning)
