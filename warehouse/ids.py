"""Row ids: functions of content and place, so the same input has the same id on any machine, in any order."""

from __future__ import annotations

from hashlib import sha256

_LENGTH = 16  # hexadecimal digits: 64 bits, a collision in 2**32 rows


def digest(*parts: str) -> str:
    """The first 64 bits, as 16 hexadecimal digits, of the SHA-256 of the parts (which may hold any character)."""
    framed = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(framed.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def document_id(outlet: str, place: str, content_sha256: str, occurrence: int = 0) -> str:
    """The id of an input: who published it, at which url (or from which source), its bytes, and the how-manieth
    time these came (0: the time they were handled; every later one is an unchanged document)."""
    return "d" + digest(outlet, place, content_sha256, str(occurrence))


def article_id(document: str) -> str:
    """The id of the article cleaned from a document."""
    return "a" + document[1:]


def document_of(owner: str) -> str:
    """The id of the document that an article was cleaned from, given the article's id or the document's own."""
    return "d" + owner[1:]
