"""Whether somebody named is a man or a woman, as far as titles and given names tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Span

from tasks import names
from tasks.extract.quotes import lexicon

MEN = frozenset({
    "mr", "sir", "lord", "king", "prince", "father", "brother", "son", "husband", "uncle", "nephew", "grandfather",
    "widower", "boy", "man",
})  # fmt: skip
WOMEN = frozenset({
    "mrs", "ms", "miss", "madam", "dame", "lady", "queen", "princess", "mother", "sister", "daughter", "wife", "aunt",
    "niece", "grandmother", "widow", "girl", "woman", "actress",
})  # fmt: skip


def genders(doc: Doc, spans: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Surname → m or f, where titles and given names tell it of the only one who bears it."""
    told: dict[str, set[str]] = defaultdict(set)
    bearers: dict[str, set[str]] = defaultdict(set)
    for start, end in spans:
        surname, gender = doc[end - 1].text, gender_of(doc[start:end])
        if gender is not None:
            told[surname].add(gender)
        if end - start > 1:
            bearers[surname].add(doc[start].text)
    return {name: next(iter(told[name])) for name in told if len(told[name]) == 1 and len(bearers[name]) <= 1}


def gender_of(name: Span) -> str | None:
    """The gender that a title by a name, or the given name in it, tells."""
    return title_gender(name) or (lexicon.given().get(names.fold(name[0].text)) if len(name) > 1 else None)


def title_gender(name: Span) -> str | None:
    """The gender that a title before a name, or what it stands in apposition to, tells."""
    words = {name.doc[name.start - 1].lower_.rstrip(".") if name.start else "", name[0].lower_.rstrip(".")}
    if name.root.dep_ == "appos":
        words.add(name.root.head.lower_)
    if bool(words & MEN) == bool(words & WOMEN):
        return None
    return "m" if words & MEN else "f"
