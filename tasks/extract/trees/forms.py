"""What the form of a word alone tells of it as a verb."""

from __future__ import annotations

from tasks.extract.statements import lexicon

NAMING = frozenset({"called", "named", "dubbed", "nicknamed", "titled", "entitled", "known"})
NO_PAST = frozenset({"sung", "sunk", "drunk", "rung", "swum", "come", "become", "overcome", "done", "gone", "run"})


def is_past(word: str) -> bool:
    """Whether a participle's form is a past tense too: *opened*, *lent*; not *taken*, *sung*."""
    if word.endswith("ed"):
        return True
    return word in lexicon.irregular() and word not in NO_PAST and (not word.endswith("n") or word == "won")


def is_past_alone(word: str) -> bool:
    """Whether a word is an irregular past tense that no lemma is spelt like: *wept*, not *put*."""
    return lexicon.irregular().get(word) not in (None, word)


def is_known_past(word: str) -> bool:
    """Whether a word in -ed is a form of a verb of the lists: *drowned*, not *unaccounted*."""
    return word.endswith("ed") and (word[:-2] in lexicon.known() or word[:-1] in lexicon.known())


def is_present(word: str) -> bool:
    """Whether a word in -s can be the present tense of a verb of the lists."""
    stems = (word[:-1], word[:-2] if word.endswith("es") else word[:-1], f"{word.removesuffix('ies')}y")
    return word.endswith("s") and any(stem in lexicon.known() for stem in stems)
