"""Words as linking compares them: case, diacritics, quotation marks and punctuation are no difference."""

from __future__ import annotations

import re
import unicodedata

# A number with its separators, initials with their points, or letters (and digits) that apostrophes may join.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?<!\w)(?:[^\W\d_]\.){2,}(?:['’ʼ]s\b)?|[^\W_]+(?:['’ʼ][^\W_]+)*")
_INSIDE = str.maketrans("", "", "'’ʼ,")


def words(text: str) -> list[str]:
    """The words of a text in order, casefolded: "U.S." is "us", "Don’t" is "dont", "75,000" is "75000", "é" is "e"."""
    return [word if word.isalpha() else _bare(word) for word in _WORD.findall(folded(text))]


def folded(text: str) -> str:
    """The text casefolded and without diacritics; its length may differ from the text's."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _bare(word: str) -> str:
    bare = word.translate(_INSIDE)
    return bare if bare[0].isdigit() else bare.replace(".", "")
