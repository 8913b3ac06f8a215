"""Which language a body is in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tasks.clean import lexicon

ENGLISH = "en"
UNDETERMINED = "und"
_TELLING = 12  # words from which a body's language can be told
_READ = 2000  # code points that are read
_SURE_STOPWORDS = 0.22  # share of English function words from which a text is English whatever the model says
_SOME_STOPWORDS = 0.15


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639-1 code (`und` where it cannot be told) and the model's probability, NULL where it was not asked."""

    code: str
    probability: float | None = None

    @property
    def supported(self) -> bool:
        """Whether a body in this language goes on: English does, and so does what is too short to tell."""
        return self.code in (ENGLISH, UNDETERMINED)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(body: str, hint: str | None = None) -> Language:
    """The language of a body; `hint` (a language tag) decides where the body is too short to tell."""
    tokens = lexicon.tokens(body[:_READ])
    stopwords = lexicon.words("stopwords")
    english = sum(map(stopwords.__contains__, tokens)) / max(len(tokens), 1)
    if len(tokens) < _TELLING:
        return Language(_code(hint) or (ENGLISH if english >= _SOME_STOPWORDS else UNDETERMINED))
    if english >= _SURE_STOPWORDS:
        return Language(ENGLISH)
    code, probability = _identifier().classify(body[:_READ])
    return Language(code or UNDETERMINED, float(probability))


def _code(tag: str | None) -> str | None:
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) in (2, 3) and code.isalpha() else None
