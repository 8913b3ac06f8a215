"""The spaCy component `parallax_figures`: sets `doc._.figures`, a tuple of `Figure`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.figures import confidence, readings
from tasks.extract.figures.readings import Reading
from tasks.extract.figures.record import Figure

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

EXTENSION = "figures"
NAME = "parallax_figures"
UNSTORED = ("counted_start", "counted_end")
_LOWER = ("over", "at least")
_UPPER = ("under", "up to")

if not Doc.has_extension(EXTENSION):
    Doc.set_extension(EXTENSION, default=())


@Language.factory(NAME, assigns=[f"doc._.{EXTENSION}"], requires=["doc.sents"])
def make(nlp: Pipeline, name: str) -> Figures:
    """The component, for `nlp.add_pipe("parallax_figures")` behind a parser, a tagger, a lemmatizer and names."""
    return Figures()


class Figures:
    """Finds the figures of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.figures`; a document without a tree or names gets what its text alone tells."""
        doc._.set(EXTENSION, find(doc))
        return doc


def find(doc: Doc) -> tuple[Figure, ...]:
    """The figures of a document from left to right; none overlap."""
    return tuple(publish(reading) for reading in readings.find(doc))


def publish(reading: Reading) -> Figure:
    """A reading as the record that stands on the document."""
    quantity = reading.quantity
    low, high = bounds(reading)
    text = quantity.text[quantity.start : quantity.end]
    lead = len(text) - len(text.lstrip())
    start, end = quantity.start + lead, quantity.start + len(text.rstrip())
    head = reading.counted.head if reading.counted.text else None
    return Figure(
        value_low=low, value_high=high, modifier=quantity.modifier.name, unit=quantity.unit,
        counted=_named(reading.counted.text), action=reading.action.lemma, action_class=reading.action.name,
        place=reading.place, as_of=reading.as_of, is_change=reading.change.is_change,
        text=quantity.text[start:end], char_start=start, char_end=end,
        sentence_start=min(reading.sentence[0], start), sentence_end=max(reading.sentence[1], end),
        confidence=confidence.of(reading),
        counted_start=head.idx if head is not None else None,
        counted_end=head.idx + len(head) if head is not None else None,
    )  # fmt: skip


def _named(text: str | None) -> str | None:
    """A phrase without spaces round it; None where it has no letter."""
    return text.strip() if text and any(map(str.isalpha, text)) else None


def bounds(reading: Reading) -> tuple[float | None, float | None]:
    """The bounds of a reading's value as the warehouse contract gives them."""
    quantity = reading.quantity
    low, high = sorted((_round(quantity.first), _round(quantity.second)))
    if quantity.modifier.name in _LOWER:
        return low, None
    if quantity.modifier.name in _UPPER:
        return None, high
    return low, high


def _round(value: float) -> float:
    """A value without the dust of binary fractions (1.1 million is 1100000, not 1100000.0000000002)."""
    return float(f"{value:.12g}")


def rows(doc: Doc, article_id: str, field: str, offset: int) -> list[dict[str, Any]]:
    """A document's figures as rows of the warehouse's table; `offset`: where the document begins in the field.

    `counted_entity`, `quote_start` and `quote_end` are None: they are known when entities and quotes are read.
    """
    return [_row(figure, article_id, field, offset) for figure in doc._.get(EXTENSION)]


def _row(figure: Figure, article_id: str, field: str, offset: int) -> dict[str, Any]:
    placed = ("char_start", "char_end", "sentence_start", "sentence_end")
    row = {name: value for name, value in asdict(figure).items() if name not in UNSTORED}
    row |= dict.fromkeys(("counted_entity", "quote_start", "quote_end"))
    return row | {name: row[name] + offset for name in placed} | {"article_id": article_id, "field": field}
