"""What a clause is about."""

from __future__ import annotations

from tasks.link.records import Statement

SPEAKING = frozenset(("i", "we", "you"))
PRONOUNS = frozenset(("he", "she", "it", "they"))


def topic(statement: Statement) -> str:
    """What a clause is about: its subject; in a passive, what it is done to."""
    return (statement.object if is_passive(statement) else statement.subject) or ""


def is_passive(statement: Statement) -> bool:
    """Whether what a clause does it to stands before who does it, if that is told at all."""
    if not statement.object or not statement.subject:
        return bool(statement.object)
    return statement.text.find(statement.object) < statement.text.find(statement.subject)
