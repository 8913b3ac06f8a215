"""`.parallaxignore`: patterns, as in a .gitignore, of the files and folders that a walk passes over."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME = ".parallaxignore"
_GLOB = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^]/]+\]|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: what it matches (paths below the folder `base`), and whether it ignores or takes back."""

    base: str
    pattern: re.Pattern[str]
    folders_only: bool
    ignores: bool


def rules(text: str, base: str) -> tuple[Rule, ...]:
    """The rules of one file; `base` is its folder, relative to the walk's root, "" or ending in "/".

    As in git: `#` begins a comment, `!` takes back, a `/` at the end means folders only, one elsewhere ties the
    pattern to the folder, `*` and `?` stop at `/`, `**` does not.
    """
    lines = (line.strip() for line in text.splitlines())
    return tuple(_rule(line, base) for line in lines if line.strip("!/") and not line.startswith("#"))


def ignored(path: str, is_folder: bool, rules: tuple[Rule, ...]) -> bool:
    """Whether the path (relative to the root, POSIX slashes) is passed over: the last rule that matches decides."""
    verdict = False
    for rule in rules:
        if path.startswith(rule.base) and (is_folder or not rule.folders_only):
            verdict = rule.ignores if rule.pattern.fullmatch(path[len(rule.base) :]) else verdict
    return verdict


def _rule(line: str, base: str) -> Rule:
    pattern = line.removeprefix("!")
    tied = "/" in pattern.rstrip("/")
    anywhere = "" if tied else "(?:.*/)?"
    expression = "".join(_piece(token) for token in _GLOB.findall(pattern.strip("/")))
    return Rule(base, re.compile(anywhere + expression, re.DOTALL), pattern.endswith("/"), not line.startswith("!"))


def _piece(token: str) -> str:
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if token in wild:
        return wild[token]
    if len(token) > 2 and token.startswith("["):
        body = token[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return "[" + ("^" + body[1:] if body.startswith("!") else body.replace("^", "\\^")) + "]"
    return re.escape(token)
