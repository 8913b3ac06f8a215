"""What points back to a name: *he*, *she*, *it*, *the minister*, where the text makes plain whom it means.

Precision goes first: where two could be meant, nobody is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks import names
from tasks.extract.entities.people import APPOSED, Cast, cast_of, is_singular
from tasks.extract.entities.pronouns import Pronouns, Told
from tasks.extract.entities.spans import Named
from tasks.extract.quotes.reading import Reading, read
from tasks.extract.quotes.records import Quote

DEFINITE = frozenset({"the", "this", "that"})
TELLING = frozenset({"nmod", "acl:relcl", "acl", "prep", "relcl", "conj"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands for a name; `root` says for whose, as the names' roots do."""

    form: str
    text: str
    char_start: int
    char_end: int
    root: int


def references(doc: Doc, found: Sequence[Named], roots: Sequence[int]) -> list[Reference]:
    """The pronouns and descriptions of a doc whose bearer is plain, left to right."""
    cast = cast_of(doc, found, roots)
    reading = read(doc)
    described = dict(_described(reading.doc, cast))
    pronouns = Pronouns(reading, cast, _told(reading, described, list(_speakers(doc, found, roots, cast))))
    nominal = [_reference("nominal", doc, span, root) for span, root in described.items()]
    pronoun = [_reference("pronoun", doc, (at, at + 1), root) for at, root in pronouns.resolve().items()]
    return sorted([*nominal, *pronoun], key=lambda one: one.char_start)


def _reference(form: str, doc: Doc, span: tuple[int, int], root: int) -> Reference:
    found = doc[span[0] : span[1]]
    return Reference(form, found.text, found.start_char, found.end_char, root)


def _described(doc: Doc, cast: Cast) -> Iterator[tuple[tuple[int, int], int]]:
    """Definite descriptions by an office that one entity named before holds, and nobody else: token span → root."""
    for token in doc:
        holders = cast.holders.get(names.fold(token.text)) if is_singular(token) else None
        if holders is None or len(holders) != 1 or token.i in cast.named_by:
            continue
        (root,) = holders
        if (
            cast.known[root].first < token.i
            and _is_definite(token, cast.known[root].words)
            and not _names_somebody(token, cast)
        ):
            yield (token.left_edge.i, token.i + 1), root


def _is_definite(token: Token, words: set[str]) -> bool:
    """Whether a noun has *the*, between them nothing but words of the office, and nothing after it."""
    first = token.left_edge
    between = token.doc[first.i + 1 : token.i]
    return (
        first.lower_ in DEFINITE
        and first.i < token.i
        and all(names.fold(one.text) in words for one in between)
        and not any(child.dep_ in TELLING for child in token.rights)
        and token.dep_ not in ("compound", "conj", "nmod:desc")
    )


def _names_somebody(token: Token, cast: Cast) -> bool:
    """Whether a name stands by a description: *the minister, Ana Lima*."""
    beside = [child for child in token.rights if child.dep_ in APPOSED | {"flat"}]
    if token.dep_ in APPOSED:
        beside.append(token.head)
    after = token.i + 1 < len(token.doc) and token.nbor(1).i in cast.named_by
    return after or any(one.i in cast.named_by for one in beside)


def _speakers(doc: Doc, found: Sequence[Named], roots: Sequence[int], cast: Cast) -> Iterator[tuple[Quote, int]]:
    """The quotes of ``doc._.quotes`` whose speaker is named, or is a pronoun with a name there: the name's root."""
    starts = [one.char_start for one in found]
    for quote in doc._.quotes if Doc.has_extension("quotes") else ():
        start, end = quote.speaker_start, quote.speaker_end
        if quote.speaker_source != "name":
            start, end = quote.speaker_name_start, quote.speaker_name_end
        if start is None or end is None:
            continue
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        people = [number for number in inside if found[number].naming.kind == "PERSON"]
        people = people or [number for number in inside if cast.known[roots[number]].kind == "PERSON"]
        if people:
            yield quote, roots[people[-1]]


def _told(reading: Reading, described: Mapping[tuple[int, int], int], speakers: Sequence[tuple[Quote, int]]) -> Told:
    """What descriptions and quotes tell of whom pronouns mean."""
    spoken = {
        reading.token_at(quote.speaker_start): root
        for quote, root in speakers
        if quote.speaker_source == "pronoun" and quote.speaker_start is not None
    }
    pieces = ((piece, root) for quote, root in speakers for piece in quote.quoted)
    voices = {reading.region_of[reading.token_at(piece.char_start)]: root for piece, root in pieces}
    return Told({end - 1: root for (_, end), root in described.items()}, spoken, voices)
