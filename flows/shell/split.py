"""Text → statements, each ended by a semicolon, and dot-commands, each a line."""

from __future__ import annotations

import re

# What a semicolon does not end a statement in: comments and quotations; one that is not closed goes to the end.
_PIECE = re.compile(
    r"""
    --[^\n]*
    | /\*.*?(?:\*/|\Z)
    | \b[eE]'(?:[^'\\]|\\.|'')*(?:'|\Z)
    | '(?:[^']|'')*(?:'|\Z)
    | "(?:[^"]|"")*(?:"|\Z)
    | \$(?P<tag>\w*)\$.*?(?:\$(?P=tag)\$|\Z)
    | ;
    """,
    re.DOTALL | re.VERBOSE,
)
_BLANK = re.compile(r"\s*(?:(?:--[^\n]*(?:\n|\Z)|/\*.*?\*/|;)\s*)*", re.DOTALL)


def split(text: str) -> tuple[list[str], str]:
    """The whole statements and dot-commands of a text, and what is left after them: a statement not ended yet."""
    whole: list[str] = []
    rest = _stripped(text)
    while rest:
        end = _end(rest)
        if end is None:
            break
        whole.append(rest[:end].strip())
        rest = _stripped(rest[end:])
    return whole, rest


def quoted_at_end(text: str) -> bool:
    """Whether a text ends inside a quotation or a comment."""
    pieces = list(_PIECE.finditer(text))
    if not pieces or pieces[-1].end() < len(text):
        return False
    longer = _PIECE.match(pieces[-1][0] + ";")
    return longer is not None and longer.end() > len(pieces[-1][0])


def at_end(text: str) -> str:
    """The statement or dot-command that a text ends in, as it stands there; empty where none is begun."""
    whole, rest = split(text)
    if rest or not whole or not whole[-1].startswith("."):
        return rest
    return text[text.rindex(whole[-1]) :]


def _end(text: str) -> int | None:
    """Where the first statement or dot-command ends; None where it does not."""
    if text.startswith("."):
        return len(text.partition("\n")[0])
    return next((piece.end() for piece in _PIECE.finditer(text) if piece[0] == ";"), None)


def _stripped(text: str) -> str:
    """The text without what means nothing before a statement: blanks, comments, semicolons."""
    blank = _BLANK.match(text)
    return text[blank.end() :] if blank else text
