"""The word lists quotes stand on: cue verbs with what they take, nouns and adjectives of saying, who is unnamed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spacy.tokens import Token

from tasks import names
from tasks.extract.quotes.tree import lemma_key

FOLDER = Path(__file__).resolve().parents[1] / "lexicons"
ALWAYS_VERBS = frozenset({"said", "says", "told", "tells", "wrote", "writes", "tweeted", "added", "adds"})
PUT = frozenset({"put", "puts"})  # as she put it
IRREGULAR = {"said": "say", "says": "say", "told": "tell", "tells": "tell", "wrote": "write", "writes": "write"}
IRREGULAR |= {"tweeted": "tweet", "added": "add", "adds": "add"}
Frames = dict[str, str]  # what a verb takes → the class of what it then says


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def verbs() -> dict[str, Frames]:
    """Lemma (with its particle: ``point_out``) → frame → class; the first line that gives a frame its class holds."""
    found: dict[str, Frames] = {}
    for line in _lines("quotes_verbs.txt"):
        kind, frames, lemmas = (part.split() for part in line.split("|"))
        for lemma in lemmas:
            taken = found.setdefault(lemma, {})
            for frame in frames:
                taken.setdefault(frame, kind[0])
    return found


def frames_of(token: Token) -> Frames:
    """What a verb takes, by its lemma with its particle, else by its lemma."""
    if token.lower_ in PUT and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "it":
        return {"quote": "say"}
    return verbs().get(lemma_key(token)) or _by_lemma(token) or {}


def _by_lemma(token: Token) -> Frames | None:
    lemma = (token.lemma_ or token.text).lower()
    return verbs().get(lemma) or verbs().get(_stem(token.lower_))


@cache
def _stem(word: str) -> str:
    """A verb's lemma by its ending alone, for where the lemmatizer errs; the word itself where nothing fits."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in ("ing", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        if stem != word:
            tries = (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y")
            found = next((one for one in tries if len(one) > 2 and one in verbs()), None)
            if found is not None:
                return found
    return word


def is_verb(token: Token) -> bool:
    """Whether a token is a verb; the commonest cues are taken for one whatever the tagger made of them."""
    return token.pos_ == "VERB" or token.lower_ in ALWAYS_VERBS


def reports(token: Token) -> bool:
    """Whether a token is a verb that words in quotation marks or a clause can stand with."""
    return is_verb(token) and not {"quote", "that"}.isdisjoint(frames_of(token))


@cache
def nouns() -> dict[str, str]:
    """Noun of saying → class: said, promised, asked, thought, written."""
    found: dict[str, str] = {}
    for line in _lines("quotes_nouns.txt"):
        kind, lemmas = line.split("|")
        for lemma in lemmas.split():
            found.setdefault(lemma, kind.strip())
    return found


@cache
def words(name: str) -> frozenset[str]:
    """A plain list: ``adjectives``, ``unnamed``, ``titles``, ``roles``, ``documents``, ``firms``."""
    return frozenset(word for line in _lines(f"quotes_{name}.txt") for word in line.split())


@cache
def given() -> dict[str, str]:
    """Given name → m or f."""
    rows = [line.split("|") for line in _lines("entities_given.txt")]
    return {names.fold(word): gender for gender, words in rows for word in words.split()}
