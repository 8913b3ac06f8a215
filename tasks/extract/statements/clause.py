"""What a clause is, and what several rules ask of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.extract.statements import lexicon
from tasks.extract.statements.tree import OBJECTS, RELATIVE_WORDS, SUBJECTS, Tree

CLIMB = 8  # clauses above each other that are looked through for what one shares


@dataclass(slots=True)
class Clause:
    """A clause by its head. `chain` are the verbs from its head to the one that says what is done: plans to shut.

    `up` is the clause it hangs on; `kind` is main, headline, relative, participle, adverbial or content; `flips` says
    whether what it hangs on denies it, `conditional` whether an *if* stands by it, `unsure` whether it is only hoped,
    feared or expected, `joined` whether it goes on from the one it hangs on, and shares with it what it does not have.
    """

    head: int
    kind: str
    up: Clause | None
    asserts: bool
    chain: list[int] = field(default_factory=list)
    flips: bool = False
    conditional: bool = False
    unsure: bool = False
    joined: bool = False

    @property
    def source(self) -> Clause:
        """The clause whose auxiliaries and subject a joined one shares, a few joints up at most."""
        clause = self
        for _ in range(CLIMB):
            if not clause.joined or clause.up is None:
                break
            clause = clause.up
        return clause

    @property
    def verb(self) -> int:
        """The verb, or the word with a copula, that says what is done or is so."""
        return self.chain[-1]


def relative_word(tree: Tree, node: int) -> int | None:
    """The *who*, *which* or *that* which is the subject or object of a clause that tells more of a noun before it."""
    wanted = SUBJECTS | OBJECTS
    return next((one for one in tree.all(node, wanted) if one < node and tree.tags[one] in RELATIVE_WORDS), None)


def opening(tree: Tree, node: int) -> lexicon.Opening | None:
    """What a verb or adjective says of an infinitive that it takes; None where it does something of its own."""
    every = lexicon.openings()
    lemma = lexicon.lemma(tree.words[node], tree.lemmas[node])
    passive = tree.is_passive(node) or (tree.tags[node] == "VBN" and not tree.is_finite(node))
    if passive and f"|{lemma}" in every:
        return every[f"|{lemma}"]
    found = every.get(lemma) or every.get(tree.words[node])
    if found is None or tree.kid(node, frozenset({"obj", "dobj"})) is not None:
        return None
    return found
