"""In whose voice a clause stands, and which clauses only say that somebody says something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tasks.extract.quotes.lexicon import ALWAYS_VERBS, reports
from tasks.extract.quotes.records import Quote
from tasks.extract.quotes.tree import PASSIVE_SUBJECT
from tasks.extract.statements.clause import Clause
from tasks.extract.statements.tree import OBJECTS, RELATIVE_WORDS, SUBJECTS, Tree

LINKS = frozenset({"cc", "mark"})
CONTENT = frozenset({"ccomp", "parataxis"})
NEAREST = 64  # quotes that are looked at back from a character: those it stands in


class Voices:
    """Looks up the quotes of one doc by character."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        parts = [(part.char_start, part.char_end, quote) for quote in quotes for part in quote.parts]
        self.parts = sorted(parts, key=lambda part: part[:2])
        self.starts = [part[0] for part in self.parts]
        self.quotes = quotes

    def at(self, char: int) -> Quote | None:
        """The innermost quote that holds a character: the shortest."""
        index = bisect_right(self.starts, char)
        held = [part for part in self.parts[max(0, index - NEAREST) : index] if char < part[1]]
        return min(held, key=lambda part: part[1] - part[0])[2] if held else None

    def speaking(self, tree: Tree, clauses: Sequence[Clause]) -> set[int]:
        """The heads of clauses that only say that somebody says what a quote holds."""
        starts = {tree.starts[verb]: clause for clause in clauses for verb in clause.chain}
        chars = sorted(starts)
        found = set()
        for quote in self.quotes:
            clause = _cue(starts, chars, quote)
            if clause is None or quote.cue_start is None or quote.cue_end is None or _is_object(tree, clause, quote):
                continue
            inside = (starts[char] for part in quote.parts for char in _between(chars, part.char_start, part.char_end))
            if _only_says(tree, clause, quote) or any(one is not clause for one in inside):
                found.add(clause.head)
        return found


def _cue(starts: dict[int, Clause], chars: list[int], quote: Quote) -> Clause | None:
    """The clause whose verb stands in a quote's cue."""
    if quote.cue_start is None or quote.cue_end is None:
        return None
    return next((starts[char] for char in _between(chars, quote.cue_start, quote.cue_end)), None)


def _only_says(tree: Tree, clause: Clause, quote: Quote) -> bool:
    """Whether a clause's verb is the cue of a quote in marks, or a plain verb of saying."""
    token = tree.doc[clause.verb]
    if quote.cue_start is None or quote.cue_end is None or not quote.cue_start <= token.idx < quote.cue_end:
        return False
    return token.lower_ in ALWAYS_VERBS or (quote.kind != "indirect" and reports(token))


def _between(chars: list[int], start: int, end: int) -> list[int]:
    return chars[bisect_left(chars, start) : bisect_left(chars, end)]


def _is_object(tree: Tree, clause: Clause, quote: Quote) -> bool:
    """Whether what a quote holds is a thing that the clause's verb takes: *criticised the plan, which …*."""
    things = tree.all(clause.verb, OBJECTS | PASSIVE_SUBJECT)
    return any(quote.char_start <= tree.starts[thing] < quote.char_end for thing in things)


def is_cue(tree: Tree, clause: Clause, contents: set[int]) -> bool:
    """Whether a clause only says that somebody says, finds or thinks something that is a clause of its own.

    `contents` are the heads of clauses that assert something.
    """
    verb = clause.verb
    if not reports(tree.doc[verb]):
        return False
    if any(tree.deps[one] in CONTENT and one in contents and not _tells(tree, verb, one) for one in tree.kids[verb]):
        return True
    if clause.kind == "relative" and tree.words[verb] in ALWAYS_VERBS and not _says_a_thing(tree, verb):
        return True
    return _is_beside(tree, clause.head) and tree.heads[clause.head] in contents


def _tells(tree: Tree, verb: int, after: int) -> bool:
    """Whether a clause beside a verb says who tells what that verb's clause says: *Ines conceded, her party said*."""
    beside = tree.deps[after] == "parataxis" and after > verb and reports(tree.doc[after])
    return beside and _is_beside(tree, after) and tree.words[after - 1] != '"'


def _is_beside(tree: Tree, head: int) -> bool:
    """Whether a clause with a subject and no object stands loosely beside another: *…, the mayor said*."""
    loose = tree.deps[head] in ("parataxis", "dep", "advcl", "conj") and tree.kid(head, LINKS) is None
    return loose and tree.kid(head, SUBJECTS) is not None and tree.kid(head, OBJECTS) is None


def _says_a_thing(tree: Tree, verb: int) -> bool:
    """Whether what is said is a thing: not what *which*, *who* or *that* stands for (*which they say would …*)."""
    return any(tree.tags[one] not in RELATIVE_WORDS for one in tree.all(verb, OBJECTS))


def reported_heads(tree: Tree, clauses: Sequence[Clause]) -> set[int]:
    """The heads of clauses that, by the tree alone, a verb of saying takes, or whose cue stands beside them."""
    found = set()
    for clause in clauses:
        above = tree.heads[clause.head]
        if tree.deps[clause.head] == "ccomp" and reports(tree.doc[above]):
            found.add(clause.head)
        if _is_beside(tree, clause.head) and reports(tree.doc[clause.head]):
            found.add(above)
    return found
