"""In whose voice a clause stands, and which clauses only say that somebody says something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from spacy.tokens import Token

from tasks.extract.quotes.lexicon import ALWAYS_VERBS, reports
from tasks.extract.quotes.records import Quote
from tasks.extract.quotes.tree import PASSIVE_SUBJECT
from tasks.extract.statements.clause import Clause
from tasks.extract.statements.tree import OBJECTS, RELATIVE_WORDS, SUBJECTS, TIES, Tree

TELLING = frozenset({"relative", "participle"})  # clauses that tell more of a noun
JOINTS = frozenset({"cc"})
LINKS = frozenset({"cc", "mark", "case"})
STOPS = frozenset({";", ":"})
TAKEN = frozenset({"ccomp", "xcomp", "obl"})
LOOSE = frozenset({"parataxis", "dep", "advcl", "conj"})
SAID = frozenset({":", '"', "“", "‘", "'"})  # what stands before what is said
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
            if clause is None or _is_object(tree, clause, quote):
                continue
            held = {starts[char].head: starts[char] for part in quote.parts
                    for char in _between(chars, part.char_start, part.char_end)}  # fmt: skip
            held.pop(clause.head, None)
            if _only_says(tree, clause, quote, held.values()):
                found.add(clause.head)
        return found


def _cue(starts: dict[int, Clause], chars: list[int], quote: Quote) -> Clause | None:
    """The clause whose verb stands in a quote's cue."""
    if quote.cue_start is None or quote.cue_end is None:
        return None
    return next((starts[char] for char in _between(chars, quote.cue_start, quote.cue_end)), None)


def _only_says(tree: Tree, clause: Clause, quote: Quote, held: Collection[Clause]) -> bool:
    """Whether a clause tells no more than who says what a quote holds, with the clauses `held` in it.

    It does where its verb is a plain one of saying, or the words are in marks. Else a clause has to be said: of *asked
    them to boil what they drink* or *warned of emails offering money* no other clause tells what is asked.
    """
    token = tree.doc[clause.verb]
    if (token.lower_ in ALWAYS_VERBS or (quote.kind == "direct" and reports(token))) and _is_in_cue(token, quote):
        return True
    if not held or (quote.kind != "direct" and not _is_clause(tree, clause, quote, held)):
        return False
    return quote.kind != "indirect" or not _goes_on(tree, clause, held)


def _is_in_cue(token: Token, quote: Quote) -> bool:
    return quote.cue_start is not None and quote.cue_end is not None and quote.cue_start <= token.idx < quote.cue_end


def _is_clause(tree: Tree, clause: Clause, quote: Quote, held: Collection[Clause]) -> bool:
    """Whether what a verb says is a clause, as it is after *that*: no infinitive, no noun with a clause."""
    first = min(bisect_left(tree.starts, quote.char_start), len(tree.starts) - 1)
    if "that" in tree.words[max(0, first - 1) : first + 1]:
        return True
    is_tied = tree.deps[first] in TIES and tree.heads[tree.heads[first]] == clause.verb
    return tree.tags[first] != "TO" and not is_tied and any(one.source.kind not in TELLING for one in held)


def _goes_on(tree: Tree, clause: Clause, held: Collection[Clause]) -> bool:
    """Whether a clause only stands behind what would be said: *it closes in June, and people know the date*."""
    above = tree.heads[clause.head]
    return clause.joined and tree.kid(clause.head, JOINTS) is not None and any(one.head == above for one in held)


def _between(chars: list[int], start: int, end: int) -> list[int]:
    return chars[bisect_left(chars, start) : bisect_left(chars, end)]


def _is_object(tree: Tree, clause: Clause, quote: Quote) -> bool:
    """Whether what a quote holds is a thing that the clause's verb takes, or of which the clause tells more.

    *criticised the plan, which …*; *it is Ines, who had spoken of it*.
    """
    things = tree.all(clause.verb, OBJECTS | PASSIVE_SUBJECT)
    if clause.source.kind == "relative":
        things.append(tree.heads[clause.source.head])
    return any(quote.char_start <= tree.starts[thing] < quote.char_end for thing in things)


def is_cue(tree: Tree, clause: Clause, contents: set[int]) -> bool:
    """Whether a clause only says that somebody says, finds or thinks something that is a clause of its own.

    `contents` are the heads of clauses that assert something.
    """
    verb = clause.verb
    if not reports(tree.doc[verb]):
        return False
    if any(one in contents and _is_said(tree, verb, one) for one in tree.kids[verb]):
        return True
    if clause.kind == "relative" and tree.words[verb] in ALWAYS_VERBS and not _says_a_thing(tree, verb):
        return True
    return _is_beside(tree, clause.head) and tree.heads[clause.head] in contents


def _is_said(tree: Tree, verb: int, one: int) -> bool:
    """Whether a clause under a verb is what it says: loosely beside it only before it, or after a colon or a mark."""
    label = tree.deps[one]
    if label != "parataxis" or _tells(tree, verb, one):
        return label == "ccomp"
    start = tree.edges(one)[0]
    if tree.words[start] in SAID:
        return True
    return start < verb or tree.words[start - 1] in SAID or (tree.words[start - 1] == "," and start - 2 == verb)


def _tells(tree: Tree, verb: int, after: int) -> bool:
    """Whether a clause beside a verb says who tells what that verb's clause says: *Ines conceded, her party said*."""
    beside = tree.deps[after] == "parataxis" and after > verb and reports(tree.doc[after])
    return beside and _is_beside(tree, after) and tree.words[after - 1] != '"'


def _is_beside(tree: Tree, head: int) -> bool:
    """Whether a clause with a subject, no object, stands loosely beside another: *…, the mayor said*; *it is said*."""
    if tree.deps[head] not in LOOSE or tree.tags[head] == "VBG" or tree.kid(head, LINKS | OBJECTS) is not None:
        return False
    who = tree.kid(head, SUBJECTS)
    if who is None or (tree.is_passive(head) and tree.words[who] != "it"):
        return False
    start = tree.edges(head)[0]
    apart = not STOPS.isdisjoint(tree.words[max(0, start - 1) : start + 1]) and tree.kid(head, TAKEN) is not None
    return not apart and tree.tags[start] != "WRB"


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
