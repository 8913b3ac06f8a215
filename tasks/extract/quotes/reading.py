"""A doc as quotes are read from it: its regions in marks, which token stands in which, and its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.extract.quotes.excerpt import excerpt
from tasks.extract.quotes.genders import genders
from tasks.extract.quotes.lexicon import reports
from tasks.extract.quotes.marks import Region, paragraphs
from tasks.extract.quotes.persons import people
from tasks.extract.quotes.regions import find_regions
from tasks.extract.quotes.tree import CLAUSE, OPEN_CLAUSE

CLOSING = frozenset({'"', "”", "''", "’’", "’", "'", "»", "›", "“"})
ENDS = frozenset({".", "?", "!", "...", "…", "?!", "!!"})
OPEN_ENDS = frozenset({",", ";", "-", "–", "—", "--", "(", "[", "$", "&"})  # no sentence ends in these
LONGEST = 400  # tokens after which a sentence is cut wherever it is: work on one stays bounded
MARKS_AT_END = 5  # closing marks that can follow each other
CUE_REACH = 12  # tokens after a quote in which its cue's verb must come


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules look at. `outer` are the regions no other region is round; `region_of` gives for each token the
    index in `outer` of the region it stands in, -1 outside. `sentences` are token spans (end exclusive) that no
    region is cut by; `paragraph_of` is the number of each token's paragraph; `people` are the spans of people's
    names, `surnames` the last words of those in full, `genders` what is told of those who bear one.
    """

    doc: Doc
    text: str
    regions: tuple[Region, ...]
    outer: tuple[Region, ...]
    starts: tuple[int, ...]
    region_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    people: tuple[tuple[int, int], ...]
    surnames: frozenset[str]
    genders: Mapping[str, str]

    def token_at(self, char: int) -> int:
        """Index of the token that holds a character, or of the next one."""
        index = bisect_right(self.starts, char) - 1
        if index >= 0 and char >= self.starts[index] + len(self.doc[index]):
            index += 1
        return max(0, index)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Token span of the characters from start to end."""
        return self.token_at(start), bisect_left(self.starts, end)

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of a token span."""
        return self.starts[start], self.starts[end - 1] + len(self.doc[end - 1])


def read(doc: Doc) -> Reading:
    """Look at a doc once: marks, paragraphs, sentences. Takes time in proportion to its length."""
    text = doc.text
    regions = find_regions(text)
    outer = tuple(region for region in regions if region.parent is None)
    starts = tuple(token.idx for token in doc)
    region_of = _number(starts, [(region.outer_start, region.outer_end) for region in outer])
    paragraph_of = _number(starts, paragraphs(text))
    begins = [bool(token.is_sent_start) for token in doc] if doc.has_annotation("SENT_START") else None
    if not doc.has_annotation("DEP", require_complete=True):
        doc = excerpt(doc, 0, len(doc))
    sentences = _sentences(doc, begins, region_of, paragraph_of)
    sentence_of = tuple(number for number, (start, end) in enumerate(sentences) for _ in range(start, end))
    named, surnames = people(doc)
    return Reading(
        doc, text, regions, outer, starts, region_of, paragraph_of, sentences, sentence_of, named, surnames,
        genders(doc, named),
    )  # fmt: skip


def _number(starts: tuple[int, ...], spans: list[tuple[int, int]]) -> tuple[int, ...]:
    numbers = [-1] * len(starts)
    for number, (low, high) in enumerate(spans):
        for index in range(bisect_left(starts, low), bisect_left(starts, high)):
            numbers[index] = number
    return tuple(numbers)


def _sentences(
    doc: Doc, begins: list[bool] | None, region_of: tuple[int, ...], paragraph_of: tuple[int, ...]
) -> tuple[tuple[int, int], ...]:
    """Token spans of sentences; `begins` says which tokens the pipeline begins one at, where it says so."""
    cuts = [0]
    solid = 0  # the last token that is no space
    for token in doc[1:]:
        here = token.i
        if not doc[here - 1].is_space:
            solid = here - 1
        if region_of[here] >= 0 and region_of[here] == region_of[here - 1]:
            continue
        if (
            here - cuts[-1] >= LONGEST
            or (paragraph_of[here] >= 0 and paragraph_of[here] != paragraph_of[solid])
            or (not token.is_space and _new_sentence(doc, solid, token, region_of, begins))
        ):
            cuts.append(here)
    return tuple(zip(cuts, [*cuts[1:], len(doc)], strict=True)) if len(doc) else ()


def _new_sentence(doc: Doc, before: int, token: Token, region_of: tuple[int, ...], begins: list[bool] | None) -> bool:
    """Whether a sentence begins: after a quote that is one, unless its cue follows; else where the parser says so,
    after something that can end one.
    """
    last = doc[before]
    if region_of[before] >= 0 and last.text in CLOSING:
        inside = range(before, max(-1, before - MARKS_AT_END), -1)
        last = next((doc[index] for index in inside if doc[index].text not in CLOSING), last)
        if last.text in ENDS:
            return (token.is_title or token.is_upper or region_of[token.i] >= 0) and not _cue_follows(doc, token.i)
    if region_of[token.i] >= 0 and last.text in ENDS:
        return True
    starts = begins[token.i] if begins is not None else last.text in ENDS and not token.is_lower
    return bool(starts) and not last.is_alpha and last.text not in OPEN_ENDS


def _cue_follows(doc: Doc, start: int) -> bool:
    """Whether a cue clause begins at a token: a verb of saying soon, nothing reported after it."""
    for token in doc[start : start + CUE_REACH]:
        if token.is_space or token.text in ENDS or token.text in CLOSING:
            return False
        if token.pos_ in ("VERB", "AUX"):
            return reports(token) and not any(
                child.i > token.i and child.dep_ in (*CLAUSE, *OPEN_CLAUSE) for child in token.children
            )
    return False
