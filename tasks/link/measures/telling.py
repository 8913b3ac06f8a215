"""What the words round a number tell of it: a part of what, how often, planned or not."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.link.measures import lexicon
from tasks.link.records import Figure
from tasks.link.terms import terms

_SOME = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among (?:them|those)),?(?: \w+){0,2} $",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\bof (?:whom|which|them|those|these),?(?: \w+){0,2} $", re.IGNORECASE)
_OF_THEM = re.compile(r"^ of (?:them|whom|which|(?:those|these)(?! [a-z]+(?:s|ed)\b))\b", re.IGNORECASE)
_OF_THOSE = re.compile(r"^ of those \w+ed\b", re.IGNORECASE)
NUMBER = r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand)\b)"
_SOME_OF = re.compile(rf"^ (?:out )?of (?:(?:the|its|their|all) )?(?:[\w-]+['’]s )?{NUMBER}", re.IGNORECASE)
_OF_ALL = re.compile(
    rf"{NUMBER}[\w-]* (?:out )?of (?:(?:the|its|their|all) )?(?:[\w-]+['’]s )?$"
    r"|\bone (?:out )?of (?:the|its|their|all) (?:[\w-]+['’]s )?$",
    re.IGNORECASE,
)
_OF_THE = re.compile(rf"^ of the\b(?! (?:[\w’'-]+ ){{0,2}}{NUMBER})", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|other|remaining) $", re.IGNORECASE)
_MORE_AFTER = re.compile(
    r"^ (?:others?|more|other|additional|further|colleagues|companions|comrades|accomplices)\b", re.IGNORECASE
)
_MORE_OF_IT = re.compile(r"\b(?:an )?(?:extra|additional|further) (?:\w+ )?$|\banother $", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:would|could|will|may|might|can|able|capable|allowed|plans?|planned|expects?|expected|to be|proposed?"
    r"|offer(?:ed|s)?)\b",
    re.IGNORECASE,
)
_SUM_OF = re.compile(
    r"^ (?:in|of|worth of) (?!all\b|total\b|cash\b|today)((?:[a-z-]+ ){0,2}?[a-z-]+)(?=[.,;]| [a-z]{2,4} |$)"
)
_SPEAKING = re.compile(
    r"^(?: (?!(?:was|were|been|being|is|are)\b)[\w'’-]+){0,5}"
    r" (?:said|says?|told|tells?|claim(?:ed|s)?|report(?:ed|s)?|testif(?:y|ied))\b"
)
_BASIS = re.compile(
    r"\bif\b|\b(?:including|excluding|counting|before|after|net of|without) (?:\w+ ){0,2}"
    r"(?:debts?|tax(?:es)?|interest|inflation|fees?|bonus(?:es)?|overtime)\b|\badjusted\b",
    re.IGNORECASE,
)
_KINDS = {
    "night": re.compile(r"\b(?:night shift|overnight|by night|through the night)\b", re.IGNORECASE),
    "day": re.compile(r"\b(?:day shift|by day|in the daytime|during the day)\b", re.IGNORECASE),
    "aftershock": re.compile(r"\baftershocks?\b(?=.*\bmagnitude\b)|\bmagnitude\b.*\baftershock", re.IGNORECASE),
    "rest": re.compile(r"\bthe (?:rest|remainder), (?:[a-z]+ )?$", re.IGNORECASE),
}
_NAMING = 4  # words before a number that may name it: "a royalty of just over"
_IS = frozenset(("of", "is", "was", "at"))
_NEXT = re.compile(r"^[ -]|(?<=\w)(?!\w)")
_ANCHOR = re.compile(r"^(?: \([^)]*\)|\))?(?: \w+){0,2} (?:from|of|off|outside)(?: the)? ([A-Z][\w'’-]+)")
_PERIOD = re.compile(
    r"\b(?:in|for|over|during|of) (?:the|a|this|its|each)(?: (first|second|third|fourth|full|whole|entire))? "
    r"(quarter|half|year|month|week|day|season|decade)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:another|similar|separate|elsewhere|neighbou?ring|rivals?|opponent|challenger)\b", re.IGNORECASE
)
_SCOPE = re.compile(
    r"\b(?:nation|world|state|country|city)wide\b|\b(?:globally|worldwide)\b"
    r"|\b(?:in|across|throughout|of) (?:the|this|its) (?:whole |entire )?"
    r"(world|country|nation|region|province|state|county|district|city|capital|town|village|valley|island)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:the|a) (first|second|third|fourth)\b", re.IGNORECASE)
_MOVES = r"(?:rise|raise|increase|hike|gain|jump|growth|cut|drop|fall|decline|reduction|decrease)"
_CHANGE = re.compile(rf"\b{_MOVES}$", re.IGNORECASE)
_CHANGE_OF = re.compile(rf"\b{_MOVES} (?:of|is|was|will be|would be) (?:[\w-]+ ){{0,2}}$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(rf"^(?: [\w-]+)? {_MOVES}\b", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?: of)?[ -]$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"^[ -]magnitude\b", re.IGNORECASE)
_INDEXED = re.compile(  # "down 12.3 points, or 0.4 percent", "the composite index was up 9 points"
    r"\bpoints?,? or (?:about )?[\d.]+ ?(?:per ?cent|%)|\b(?:index|composite|industrial average)\b[^;]*?\d points?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+, $")
_ONE_THING = re.compile(r"^ ([a-z]+)(?=[,.;]| (?:of|in|at|on|to|and|was|is)\b|$)")
_FIRST = re.compile(r"\W*([A-Z][\w-]+)")
_CAPITAL = re.compile(r"(?<=[\w,;’'] )[A-Z][\w-]+")


def names(before: str, after: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """The capitalized words of a sentence, casefolded, less those of the calendar; its first if `known` as a name."""
    text = f"{before}0{after}"
    first = _FIRST.match(text)
    found = [*_CAPITAL.findall(text), *((first.group(1),) if first and first.group(1) in known else ())]
    return frozenset(map(str.casefold, found)) - lexicon.common()


def senses(text: str) -> frozenset[str]:
    """What the words of a sentence mean, those that tell nothing and numbers aside."""
    return frozenset(each.term for each in terms(text) if not each.term[0].isdigit()) - lexicon.common_stems()


def named(text: str) -> frozenset[str]:
    """The words that a text has capitalized within its sentences."""
    return frozenset(_CAPITAL.findall(text))


def labelled(figure: Figure, before: str, after: str) -> bool:
    """Whether what is counted is the name of the very number: "a royalty of 8 percent", "an 8 percent royalty"."""
    tokens = (figure.counted or "").split()
    if not tokens:
        return False
    last = before.split()[-_NAMING:] if before.endswith(" ") else []
    behind = any(word == tokens[-1] and its in _IS for word, its in pairwise(last))
    return behind or _NEXT.split(after)[1:2] == [tokens[-1]]


def part(before: str, after: str) -> str | None:
    """`included` ("including 12"), `some` ("12 of the dead"), `of them`, `more` ("12 others"), or None."""
    if _MORE_BEFORE.search(before) or _MORE_AFTER.search(after):
        return "more"
    if _SOME.search(before) or _OF_THOSE.search(after):
        return "included"
    if _OF_THE.search(after):
        return "some"
    return "of them" if _OF_THEM.search(after) or _OF_WHOM.search(before) else None


def share(before: str, after: str) -> str | None:
    """Which of two numbers one is: `some` of "six of the nine buses", or `all`."""
    if " of " in before.casefold() and _OF_ALL.search(before):
        return "all"
    return "some" if _SOME_OF.search(after) else None


def period(before: str, after: str) -> str | None:
    """The span of time that a sum or count is of: "quarter", "first half"."""
    found = _PERIOD.search(after) or _PERIOD.search(before)
    return " ".join(filter(None, found.groups())).lower() if found else None


def which(before: str, after: str, near: tuple[str, str]) -> str | None:
    """Which of several a sentence is about: "first", "second", or "other" where it says that it is about another."""
    text = f"{before} {after}"
    found = _WHICH.search(text)
    return "other" if _OTHER.search(" ".join(near)) else found.group(1).lower() if found else None


def scope(before: str, after: str) -> str | None:
    """How much of the world a number is of, as its sentence says: "province", "nationwide"."""
    found = _SCOPE.search(f"{before} {after}")
    return (found.group(1) or found.group()).lower() if found else None


def planned(before: str, after: str) -> bool:
    """Whether the number stands in a plan or an outlook: that one such number differs from another is no update."""
    return bool(_PLANNED.search(f"{before} {after}"))


def change(figure: Figure, before: str, after: str) -> bool:
    """Whether a share is by how much something rose or fell: "a 5 percent raise", "a rise of 5 percent"."""
    if _MORE_OF_IT.search(before):
        return True
    return bool(_CHANGE.search(figure.counted or "") or _CHANGE_OF.search(before) or _CHANGE_AFTER.search(after))


def magnitude(before: str, after: str) -> bool:
    """Whether a number is an earthquake's size."""
    return bool(_MAGNITUDE_BEFORE.search(before) or _MAGNITUDE_AFTER.search(after))


def indexed(sentence: str) -> bool:
    """Whether a sentence tells where an index of a market stood, and by how much it moved."""
    return bool(_INDEXED.search(sentence))


def apposed(figure: Figure, before: str, after: str) -> bool:
    """Whether a bare number between commas behind a name is an age: "Ivo Brand, 44, told the court"."""
    return figure.unit == "count" and figure.counted != "age" and bool(_NAMED.search(before)) and after.startswith(",")


def misprinted(figure: Figure, before: str, after: str) -> bool:
    """Whether a number in words stands for the ordinal before one thing: "in the eight inning"."""
    found = _ONE_THING.match(after)
    if figure.unit != "count" or not figure.text.isalpha() or not before.lower().endswith(" the ") or not found:
        return False
    noun = lexicon.nouns().get(found.group(1).lower())
    many = lexicon.singular(found.group(1).lower()) != found.group(1).lower() or (
        noun is not None and noun.kind != "thing"
    )
    return (figure.value_low or 0) > 1 and figure.counted == found.group(1) and not many


def bare(figure: Figure, before: str, after: str) -> bool:
    """Whether the sentence does not name what a number counts: "twelve were arrested"."""
    text = f"{before} {figure.text} {after}".casefold()
    return figure.counted is not None and not any(word in text for word in figure.counted.casefold().split())


def speaking(figure: Figure, after: str) -> bool:
    """Whether those counted are ones who say something: two officials said."""
    return figure.action_class == "say" and bool(_SPEAKING.search(after))


def sum_of(unit: str, after: str) -> str | None:
    """What a sum is said to be of: "aid" in "$4 million in aid"."""
    found = _SUM_OF.match(after) if lexicon.is_money(unit) else None
    words = found.group(1).split() if found else []
    return found.group(1) if found and words and not lexicon.common() & set(words) else None


def basis(before: str, after: str) -> str | None:
    """What a number is subject to, in the words that say so: if, including debt, before tax."""
    found = _BASIS.search(after) or _BASIS.search(before)
    return found.group().casefold() if found else None


def kind(before: str, after: str, near: tuple[str, str]) -> str | None:
    """What sets a number apart from others of its noun: `night` or `day` of a shift, an `aftershock`, the `rest`."""
    texts = {"night": near, "day": near, "rest": (before,), "aftershock": (before, after)}
    return next((name for name, words in _KINDS.items() if words.search("".join(texts[name]))), None)


def anchor(after: str) -> str | None:
    """The name of what a distance is from: "Orley" in "9 miles north of Orley"."""
    found = _ANCHOR.match(after)
    return found.group(1).casefold() if found else None
