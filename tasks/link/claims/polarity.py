"""Whether a statement, on the whole, denies what its words name."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.records import Statement
from tasks.link.stems import read_lines
from tasks.link.terms import stem

NOBODY = re.compile(
    r"^\W*(?:no|nobody|none|neither|nothing|no-one|nowhere|not once|in no way"
    r"|at no (?:point|time|stage|moment)|by no means|on no account"
    r"|(?:under|in) no circumstances)\b(?!\s(?:doubt|matter|wonder)\b)",
    re.IGNORECASE,
)

NEGATOR = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
STOPPED = re.compile(r"\b(?:stop|cease|quit)(?:s|ped|d|ping|ing)?\s\w+ing\b", re.IGNORECASE)  # an event, no denial


def is_negated(statement: Statement) -> bool:
    """Whether the clause is negated or nobody does it, or its predicate is one of ruling out, but not both."""
    denied = statement.negated and not (STOPPED.search(statement.text) and not NEGATOR.search(statement.text))
    return (denied or bool(NOBODY.search(statement.text))) != is_reversing(statement.predicate)


def is_reversing(predicate: str) -> bool:
    """Whether a predicate turns round what its object names."""
    return _stems(predicate) in _reversing()


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in phrase.lower().split())


@lru_cache(maxsize=1)
def _reversing() -> frozenset[tuple[str, ...]]:
    return frozenset(_stems(line) for line in read_lines("claims_reversing.txt"))
