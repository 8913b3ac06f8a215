"""Accuracy of figures: news sentences with every quantity (NewsQuant), and the Recognizers' number and unit cases.

NewsQuant (Almasian et al. 2023, "CQE: A Comprehensive Quantity Extractor"), scored as its authors do: a quantity is
right in *value* when the values are equal (1e-5; a range needs both ends in the order written), one to one in a
sentence; *value + unit* when the unit's name is the same too (what is counted, in the singular, for counts; with what
it is per for rates); *value + change* when the kind of change agrees (=, ~, >, <, up, down); *value + concept* when one
word or more of what it refers to is shared (partial). F1 over all quantities. Their terms stand in for ours here, not
in the component: about, nearly and almost are "~", over and at least ">", under and up to "<", a change that a verb or
"up", "down" tells is up or down; what a count's clause is about is its concept; shares of one ("a third") are 0.33 "%".
Ordinals are no quantities of theirs, and left out. CQE itself: 92.0 / 85.6 / 88.1 / 76.1.

Recognizers: see `bench.accuracy.figures_recognizers`.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from bench.accuracy import common, figures_recognizers, sets
from bench.accuracy.figures_concepts import concept_of
from tasks.extract.figures import readings
from tasks.extract.figures.quantity import AGE, COUNT, ORDINAL, PERCENT
from tasks.extract.figures.readings import Reading

Value = tuple[float, ...]
PEERS = {"value": 0.920, "value_unit": 0.856, "value_change": 0.881, "value_concept": 0.761}
_CQE_CURRENCIES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar", "NZD": "new zealand dollar", "HKD": "hong kong dollar", "SGD": "singapore dollar",
    "ILS": "shekel",
    "INR": "indian rupee", "CHF": "swiss franc", "KRW": "south korean won", "RUB": "russian ruble",
    "TRY": "turkish lira",
    "ZAR": "south african rand", "HRK": "croatian kuna", "MYR": "malaysian ringgit", "GEL": "georgian lari",
    "LKR": "sri lankan rupee",
    "BRL": "brazilian real", "MXN": "mexican peso", "THB": "thai baht", "PHP": "philippine peso",
    "NOK": "norwegian krone",
    "SEK": "swedish krona", "DKK": "danish krone", "PLN": "polish zloty", "NGN": "nigerian naira",
    "KES": "kenyan shilling",
    "SAR": "saudi riyal", "AED": "united arab emirates dirham", "IDR": "indonesian rupiah", "VND": "vietnamese dong",
}  # fmt: skip
_CQE_UNITS = {
    "percent": "percentage", "pound": "pound-mass", "penny": "penny sterling",
    "revolution per minute": "revolutions per minute",
    "ton": "ton",
}  # fmt: skip
_SAME_UNITS = {"foot pound-force": "pound-foot", "metric ton": "ton", "touch down": "td"}


@dataclass(frozen=True, slots=True)
class Quantified:
    """One quantity in NewsQuant's terms."""

    value: Value
    unit: str
    change: str
    concept: frozenset[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options: the sets' folder, the split, the pipeline."""
    common.add_set_arguments(parser)
    common.add_model_argument(parser)


def run(args: argparse.Namespace) -> dict[str, float]:
    """Score whichever of the two sets is there."""
    figures: dict[str, float] = {}
    paths = sets.split_files(args.data / "figures-newsquant", args.split, "*.json")
    if not paths and args.split == "test":
        paths = sets.split_files(args.data / "figures-newsquant", "dev", "*.json")
        print("bench: figures-newsquant has no test file, so its dev file is scored", file=sys.stderr)
    if paths:
        figures |= newsquant(paths, args.model)
        print_peers(figures)
    else:
        common.left_out("figures-newsquant", args.data)
    figures |= figures_recognizers.recognizers(args.data / "figures-recognizers")
    return figures


def print_peers(figures: dict[str, float]) -> None:
    """The figures beside CQE's own."""
    for name, peer in PEERS.items():
        print(f"{name:<14} {figures[f'figures-newsquant.{name}']:.3f}   CQE {peer:.3f}")


def newsquant(paths: Iterable[Path], model: str) -> dict[str, float]:
    """F1 of value, and of value with unit, change and concept."""
    items = [item for path in paths for item in json.loads(path.read_text(encoding="utf-8"))]
    docs = common.load_reader(model).pipe(item["text"] for item in items)
    tallies = {name: common.Tally() for name in PEERS}
    for item, doc in zip(items, docs, strict=True):
        for name, tally in score(gold(item), given(doc)).items():
            tallies[name].right += tally.right
            tallies[name].given += tally.given
            tallies[name].wanted += tally.wanted
    return {f"figures-newsquant.{name}": tally.f1 for name, tally in tallies.items()}


def score(wanted: list[Quantified], found: list[Quantified]) -> dict[str, common.Tally]:
    """One sentence's counts: quantities matched one to one by value, those that agree in most first."""
    pairs = [(one, two) for one in range(len(wanted)) for two in range(len(found))]
    pairs = [(one, two) for one, two in pairs if equal(wanted[one].value, found[two].value)]
    pairs.sort(key=lambda pair: -sum(agreement(wanted[pair[0]], found[pair[1]]).values()))
    tallies = {name: common.Tally(0, len(found), len(wanted)) for name in PEERS}
    used: tuple[set[int], set[int]] = (set(), set())
    for one, two in pairs:
        if one in used[0] or two in used[1]:
            continue
        used[0].add(one)
        used[1].add(two)
        for name, right in agreement(wanted[one], found[two]).items():
            tallies[name].right += right
    return tallies


def agreement(one: Quantified, two: Quantified) -> dict[str, bool]:
    """What two quantities of the same value agree in."""
    return {
        "value": True,
        "value_unit": unit_key(one.unit) == unit_key(two.unit),
        "value_change": one.change == two.change,
        "value_concept": bool(one.concept & two.concept),
    }


def unit_key(name: str) -> str:
    """A unit's name as it is compared: the last word in the singular."""
    *words, last = name.split() or [""]
    name = " ".join([*words, singular(last)])
    return _SAME_UNITS.get(name, name)


def singular(word: str) -> str:
    """An English noun's singular, by its ending."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, other in (
        ("ies", "y"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("sses", "ss"),
        ("uses", "us"),
        ("men", "man"),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return {"children": "child"}.get(word, word.removesuffix("s"))


def equal(one: Value, two: Value) -> bool:
    """Whether two values are the same, within a hundred-thousandth."""
    return len(one) == len(two) and all(abs(a - b) <= 1e-8 + 1e-5 * abs(a) for a, b in zip(one, two, strict=True))


def gold(item: dict[str, Any]) -> list[Quantified]:
    """The quantities of an annotated sentence."""
    return [
        Quantified(
            gold_value(entry["value"]), entry["normalized_unit"].lower().strip(), entry["change"].strip(),
            frozenset(word.lower() for word in re.split(r"[,\s]+", entry["referred_concepts"]) if word),
        )
        for entry in item["quantities"]
    ]  # fmt: skip


def gold_value(text: str) -> Value:
    """One value, or the two ends of a range."""
    if "E" in text or text.startswith("-") or "-" not in text:
        return (float(text),)
    low, _, high = text.partition("-")
    return float(low), float(high)


def given(doc: Doc) -> list[Quantified]:
    """A document's figures in NewsQuant's terms."""
    found = [reading for reading in readings.find(doc) if reading.quantity.kind != ORDINAL]
    return [Quantified(value_of(one), unit_of(one), change_of(one), concept_of(one)) for one in found]


def value_of(reading: Reading) -> Value:
    """One value, or the two ends of a range as written; a share as a part of one."""
    quantity = reading.quantity
    whole = 100.0 if quantity.number.form in ("fraction", "ratio") and quantity.kind == PERCENT else 1.0
    if quantity.first != quantity.second:
        return quantity.first / whole, quantity.second / whole
    return (quantity.second / whole,)


def unit_of(reading: Reading) -> str:
    """The unit's name in NewsQuant's terms, with what it is per; for a count what is counted, in the singular."""
    quantity = reading.quantity
    if quantity.number.form in ("fraction", "ratio") and quantity.kind == PERCENT:
        return f"% {counted_name(reading)}".strip() if reading.counted.text else "% -"
    if quantity.kind == COUNT:
        return counted_name(reading) or "-"
    name = _CQE_CURRENCIES.get(quantity.unit) or _CQE_UNITS.get(quantity.unit, quantity.unit)
    if quantity.kind == AGE:
        name = f"{name} of age"
    return f"{name} per {quantity.per}" if quantity.per else name


def counted_name(reading: Reading) -> str:
    """What is counted, without "and"."""
    return " ".join(word for word in (reading.counted.text or "").lower().split() if word not in ("and", "or"))


def change_of(reading: Reading) -> str:
    """The kind of change: =, ~, >, <, up, down."""
    modifier = reading.quantity.modifier
    if modifier.near:
        return "~"
    sign = {"over": ">", "at least": ">", "under": "<", "up to": "<"}.get(modifier.name)
    if sign:
        return sign
    return reading.change.direction if reading.change.by in ("verb", "beside", "level") else "="
