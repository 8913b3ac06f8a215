"""Rules beside the trained parts, as components of spaCy's own: what a name's last word says, and some tags.

A name that ends with *Ministry* is an organisation, one that ends with *Hospital* a facility, whatever its other words
look like. `heads/LABEL.txt` holds such words, one a line, in small letters; general English, checked against the
training parts: a word that ends names of several kinds there (*bank*, *palace*) is in none.
"""

from pathlib import Path
from typing import Any

from spacy.language import Language

HEADS = Path(__file__).parent / "heads"
NAMED = ("PERSON", "ORG", "LOC", "NORP", "FAC", "PRODUCT", "MISC")
CUT_SHORT = ("ORG", "LOC", "NORP", "MISC")  # behind a person it may be a headline's verb
OUTSIDE, INSIDE, FIRST = 2, 1, 3  # values of ENT_IOB
_FILE = r"^[^/@\s]+\.(pdf|html?|docx?|xlsx?|pptx?|csv|rtf|txt|zip|exe|jpe?g|gif|png|tiff?|mp3|wav)$"
_ADDRESS = r"^(https?://|www\.)"
# The mark's own spacing says whether it opens or closes; an address and a file's name are known by their look.
TAGS: tuple[tuple[list[dict[str, Any]], dict[str, str], int], ...] = (
    ([{"SPACY": True}, {"ORTH": '"', "SPACY": False}], {"TAG": "``"}, 1),
    ([{"SPACY": False}, {"ORTH": '"', "SPACY": True}], {"TAG": "''"}, 1),
    ([{"TEXT": {"REGEX": _FILE}}], {"TAG": "NN", "POS": "NOUN"}, 0),
    ([{"TEXT": {"REGEX": _ADDRESS}}], {"TAG": "ADD"}, 0),
)
Pattern = dict[str, Any]


def add_rules(nlp: Language) -> None:
    """Put the rules behind the components whose answers they mend."""
    tags: Any = nlp.add_pipe("attribute_ruler", after="morphologizer")
    for pattern, attributes, index in TAGS:
        tags.add([pattern], attributes, index)
    names: Any = nlp.add_pipe("entity_ruler", after="ner", config={"overwrite_ents": True})
    names.add_patterns(name_patterns())


def name_patterns() -> list[Pattern]:
    """Patterns over the names found; where several match, the longest is taken.

    One pattern a kind: spaCy's matcher compares a value in C and looks into a list of values in Python.
    """
    heads = {path.stem: path.read_text(encoding="utf-8").split() for path in sorted(HEADS.glob("*.txt"))}
    every = sorted({head for words in heads.values() for head in words})
    ending = [_ending(label, kind, words) for label, words in heads.items() for kind in NAMED if _turns(kind, label)]
    going_on = [_going_on(kind, every) for kind in NAMED]
    cut_short = [_cut_short(label, kind, heads[label]) for label in ("FAC", "ORG") for kind in CUT_SHORT]
    return [*ending, *going_on, *cut_short, _acronym_before()]


def _turns(kind: str, label: str) -> bool:
    """A people's name turns into an organisation's alone."""
    return kind != label and (label == "ORG" or kind != "NORP")


def _ending(label: str, kind: str, heads: list[str]) -> Pattern:
    """A name of another kind whose last word is one of the heads."""
    return _pattern(label, _first(kind), _inside("*"), {"ENT_IOB": INSIDE, "LOWER": {"IN": heads}})


def _going_on(kind: str, heads: list[str]) -> Pattern:
    """A name that goes on behind such a word stays as it is: being longer, this keeps the others from cutting it."""
    return _pattern(kind, _first(kind), _inside("*"), {"ENT_IOB": INSIDE, "LOWER": {"IN": heads}}, _inside("+"))


def _cut_short(label: str, kind: str, heads: list[str]) -> Pattern:
    """A name and, right behind it but outside, a head with a capital."""
    titled = [head.title() for head in heads]
    return _pattern(label, _first(kind), _inside("*"), {"ENT_IOB": OUTSIDE, "ORTH": {"IN": titled}})


def _acronym_before() -> Pattern:
    """An organisation of several words and the acronym right before it, left outside: *NGO Affairs Bureau*."""
    acronym = {"ENT_IOB": OUTSIDE, "IS_UPPER": True, "IS_ALPHA": True, "LENGTH": {">": 1}}
    return _pattern("ORG", acronym, {**_first("ORG"), "IS_UPPER": False}, _inside("+"))


def _pattern(label: str, *tokens: dict[str, Any]) -> Pattern:
    return {"label": label, "pattern": list(tokens)}


def _first(kind: str) -> dict[str, Any]:
    return {"ENT_IOB": FIRST, "ENT_TYPE": kind}


def _inside(times: str) -> dict[str, Any]:
    return {"ENT_IOB": INSIDE, "OP": times}
