"""Which characters a clause takes: its own words without the clauses that assert something of their own at its ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from spacy.attrs import SENT_START

from tasks.extract.quotes.lexicon import reports
from tasks.extract.statements import lexicon
from tasks.extract.statements.clause import Clause
from tasks.extract.statements.tree import SUBJECTS, Tree, numbers

PARAGRAPH_BREAK = "\n\n"
JOINED = frozenset({"conj", "parataxis", "list", "dep", "appos"})
OPENING = frozenset({"IN", "WRB", "RB"})  # as, where, once
BESIDE = frozenset({"appos", "parataxis"})
KINDS = frozenset({"NOUN", "NUM"})  # of words that tell what something is; a name only names it
SHORT = 4  # tokens after the first of an apposition that only names
APART = frozenset({"advcl", "advcl:relcl", "csubj"})
LINKING = frozenset({"cc", "mark", "discourse", "preconj", "cc:preconj", "punct", "vocative"})
OUTER = frozenset("\"'“”‘’«»„‚`.,;:!?-–—()[]…*•|/")
LONGEST_DATELINE = 100
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+[,/ ]+(?:[A-Z][\w.'’-]*[,/ ]+){0,5}(?:\d{1,2} )?(?:\([^)\n]{2,40}\) ?)?"
    r"|(?:[A-Z][\w.'’-]*[,/ ]+){0,6}\([^)\n]{2,40}\) ?)[-–—]{1,2} ?"
)
THAT = ("that", "IN")
Span = tuple[int, int]


def sentences(tree: Tree) -> list[Span]:
    """Characters of a doc's sentences; one that the parser drew across a paragraph break is two."""
    found = []
    begins = numbers(tree.doc, SENT_START)
    starts = [start for start, begun in zip(tree.starts, begins, strict=True) if begun == 1]
    for start, end in pairwise([*starts, len(tree.text)]):
        for part in tree.text[start:end].split(PARAGRAPH_BREAK):
            if part.strip():
                found.append((start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
            start += len(part) + len(PARAGRAPH_BREAK)
    return found


def sentence_at(spans: list[Span], char: int) -> Span | None:
    """The sentence that holds a character."""
    index = bisect_right(spans, (char, len(spans) and spans[-1][1] + 1)) - 1
    return spans[index] if index >= 0 and char < spans[index][1] else None


def after_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence begins after the place and agency that stand before it: *KARSOVA (Agency) - …*."""
    found = DATELINE.match(text, start, min(end, start + LONGEST_DATELINE))
    return found.end() if found else start


def _closed(text: str, low: int, high: int) -> int:
    """Where a clause ends whose last words stand in marks that open inside it: after the closing mark."""
    inside, after = text[low:high], text[high : high + 1]
    if after == '"':
        return high + inside.count(after) % 2
    opening = {"”": "“", "’": "‘"}.get(after)
    return high + 1 if opening is not None and inside.count(opening) > inside.count(after) else high


class Extents:
    """Finds the characters of clauses of one doc."""

    def __init__(self, tree: Tree, clauses: Sequence[Clause]) -> None:
        self.tree = tree
        self.heads = {clause.head for clause in clauses}
        self.asserting = {clause.head for clause in clauses if clause.asserts}
        self.kinds = {clause.head: clause.kind for clause in clauses}
        self.ends: dict[int, int] = {}  # where a clause that tells more of a noun ends → where it begins
        for clause in clauses:
            if clause.asserts and clause.kind in ("relative", "participle"):
                start, end = tree.edges(clause.head)
                self.ends[end] = min(start, self.ends.get(end, start))

    def of(self, clause: Clause, sentence: Span, within: Span | None) -> Span | None:
        """A clause's characters, inside its sentence and the quote it stands in, after a dateline; None for nothing."""
        start, end = self._tokens(clause)
        text = self.tree.text
        first, last = self.tree.chars(start, end + 1)
        low, high = max(first, after_dateline(text, *sentence)), min(last, sentence[1])
        if within is not None:
            low, high = max(low, within[0]), min(high, within[1])
        while low < high and (text[low].isspace() or text[low] in OUTER):
            low += 1
        while high > low and (text[high - 1].isspace() or text[high - 1] in OUTER - {")", "]"}):
            high -= 1
        return (low, min(_closed(text, low, high), sentence[1])) if low < high else None

    def _tokens(self, clause: Clause) -> Span:
        """First and last token of what belongs to a clause itself."""
        tree = self.tree
        start = end = clause.head
        if clause.kind == "headline":
            start = tree.edges(tree.heads[clause.head])[0]
        for verb in clause.chain:
            start, end = min(start, verb), max(end, verb)
            for one in tree.kids[verb]:
                if one not in clause.chain and not self._is_linking(one) and not self._is_apart(clause, one):
                    low, high = tree.edges(one)
                    start, end = min(start, low), max(end, high)
        while start < clause.head and self._leads_in(start):
            start += 1
        return start, self._cut(clause, end)

    def _cut_noun(self, clause: Clause, end: int) -> int:
        """Before a noun beside the last one that tells more of it at length: *…, the third time in ten years*."""
        tree, node = self.tree, end
        while clause.verb < node and clause.verb <= tree.heads[node] < node and tree.edges(node)[1] == end:
            start = tree.edges(node)[0]
            start += tree.words[start] == ","
            if start - 2 > clause.verb and tree.words[start - 1] == "," and self._tells(node, start, end):
                return start - 2
            node = tree.heads[node]
        return end

    def _tells(self, node: int, start: int, end: int) -> bool:
        """Whether a noun beside another, with all that hangs on it, does more than name it or add to it."""
        tree = self.tree
        if tree.deps[node] not in BESIDE or tree.pos[node] not in KINDS or tree.words[start] == "no":
            return False
        if tree.deps[node] == "parataxis" or not self.asserting.isdisjoint(range(start, end)):
            return True
        return tree.deps[node] == "appos" and end - start >= SHORT

    def _leads_in(self, node: int) -> bool:
        tree = self.tree
        return tree.tags[node] == "CC" or tree.words[node] in OUTER or (tree.words[node], tree.tags[node]) == THAT

    def _is_linking(self, node: int) -> bool:
        """Whether a word only ties a clause to another; *without* also says that it is not so."""
        return self.tree.deps[node] in LINKING and self.tree.words[node] != "without"

    def _is_apart(self, clause: Clause, node: int) -> bool:
        """Whether a clause that hangs on another says something for itself, which the other does without."""
        label = self.tree.deps[node]
        if node in self.heads and label in JOINED:
            return True
        return node in self.asserting and label in APART and not self._narrows(clause, node)

    def _narrows(self, clause: Clause, node: int) -> bool:
        """Whether a clause behind another, with no comma before it, says when or why: *died while he waited*."""
        tree = self.tree
        start = tree.edges(node)[0]
        if tree.deps[node] != "advcl" or start < clause.verb or "," in tree.words[start - 1 : start + 1]:
            return False
        if tree.words[start] in lexicon.words("narrowing"):
            return True
        subject = tree.kid(node, SUBJECTS)
        own = subject is not None and tree.tags[subject] == "PRP" and tree.tags[start] in OPENING
        return own and not reports(tree.doc[node])

    def _cut(self, clause: Clause, end: int) -> int:
        """A clause ends at a semicolon, and before what, after a comma, tells more of its last noun."""
        if ";" in self.tree.words[clause.verb : end]:
            return self.tree.words.index(";", clause.verb) - 1
        end = self._cut_noun(clause, end)
        start = self.ends.get(end)
        if start is None or start <= clause.verb + 1 or start <= clause.head + 1:
            return end
        words = self.tree.words
        before = start - 1
        if words[start] == ",":
            return before
        return before - 1 if words[before] == "," and before - 1 >= clause.verb else end
