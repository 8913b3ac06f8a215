"""Places that a clause has on a way or at a side: where somebody sets out from or is taken to, the north gate."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.conflicts.families import family
from tasks.link.records import Statement

NAME = r"(?:[A-Z][\w'’-]*)(?:\s(?:of\s|the\s)?[A-Z][\w'’-]*)*"
OF_NAME = rf"(?:the\s(?:[\w-]+\s){{0,3}}?(?:of|in|at)\s|the\s)?(?P<value>{NAME})"
FROM = re.compile(rf"\bfrom\s{OF_NAME}")
LEFT = re.compile(rf"\b(?:leave|leaves|leaving|left|depart|departs|departing|departed)\s{OF_NAME}")
TO = re.compile(rf"\bto\s{OF_NAME}")
WAYS = {"north": "south", "east": "west", "front": "rear", "upper": "lower", "left": "right", "inner": "outer"}
OPPOSED = WAYS | {value: key for key, value in WAYS.items()}
SIDE = re.compile(
    r"\b(?:in|at|on|near|inside|outside|from|off|by|through|of)\s(?:the|its|his|her|their)\s"
    r"(?P<value>(?P<way>north|south|east|west|front|rear|upper|lower|left|right|inner|outer)(?:ern)?\s(?:[a-z]+\s)?"
    r"(?:gate|entrance|exit|portal|door|end|side|bank|wing|stand|tower|platform|lane|carriageway|wall|tunnel|tube|shore"
    r"|slope|face|flank|deck|dormitory|terminal|runway|pier|dock|quay|yard|court|cabin|ward|coach|carriage))\b"
)


@lru_cache(maxsize=1)
def _leaving() -> frozenset[str]:
    return family("leaving")


def origins(statement: Statement) -> list[re.Match[str]]:
    """Names from which the clause says its subject sets out, comes or goes: "sailed from Orr", "left Orr"."""
    verb = statement.predicate.split()[0]
    if verb in ("leave", "depart") and (found := list(LEFT.finditer(statement.text))):
        return found
    return list(FROM.finditer(statement.text)) if verb in _leaving() else []


def goals(statement: Statement) -> list[re.Match[str]]:
    """Names to which the clause says somebody is taken: "was flown to Orr"."""
    taken = statement.predicate.split()[0] in family("taking")
    return list(TO.finditer(statement.text)) if taken else []


def sides(text: str) -> list[re.Match[str]]:
    """Parts of a place by the side of it where they are: "the north gate"."""
    return list(SIDE.finditer(text))


def are_opposed(one: str, other: str) -> bool:
    """Whether two parts of places are at sides that exclude each other: the north gate and the southern entrance."""
    ways = [match["way"] for match in (SIDE.search(f"at the {value}") for value in (one, other)) if match]
    return len(ways) > 1 and OPPOSED[ways[0]] == ways[1]
