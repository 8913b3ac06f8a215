"""A piece of a file as a document: its text, what it says of itself, whose it is, or why it cannot be used."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from tasks.ingest import page, urls
from tasks.ingest.encoding import Decoded, decode
from tasks.ingest.fields import Facts, facts
from tasks.ingest.found import Found
from tasks.ingest.piece import WHITE, Piece
from tasks.ingest.sniff import binary

MEDIA_TYPES = {
    "text": "text/plain", "html": "text/html", "json": "application/json",
    "gzip": "application/gzip", "zstd": "application/zstd",
}  # fmt: skip
_HEAD = 1 << 18  # bytes of a page too large to use that are looked at, for its outlet and url
# What a text cannot hold when it is stored: halves of surrogate pairs, and NUL.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u(?:d[89a-f]|0000)", re.IGNORECASE)
_NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its piece, its outlet and media type, its decoded text, and what it says of itself.

    `facts.text` is the text to clean, NULs and halves of surrogate pairs in it replaced one for one by U+FFFD (and
    that noted in `encoding_source`). `problem` is a reason of quarantine and its detail.
    """

    piece: Piece
    outlet: str
    media_type: str
    facts: Facts = _NO_FACTS
    encoding: str | None = None
    encoding_source: str | None = None
    problem: tuple[str, str] | None = None


def document(piece: Piece, found: Found, max_bytes: int) -> Document:
    """The document of a piece. Its outlet and url follow from the source's entry, the bytes and the folder alone."""
    if piece.problem is not None or piece.data is None:
        return _unread(piece, found, piece.problem)
    if not piece.data.strip(WHITE):
        return _unread(piece, found, ("empty_file", "nothing but white space" if piece.data else "no bytes in it"))
    if piece.form == "json":
        return _checked(_of_record(piece, piece.data, found), max_bytes)
    return _checked(_of_text(piece, piece.data, found, max_bytes), max_bytes)


def _unread(piece: Piece, found: Found, problem: tuple[str, str] | None) -> Document:
    told = piece.told or _NO_FACTS
    return Document(piece, _outlet(found, told), MEDIA_TYPES[piece.form], told, problem=problem)


def _of_text(piece: Piece, data: bytes, found: Found, max_bytes: int) -> Document:
    if why := binary(data):
        return _unread(piece, found, ("binary_content", why))
    excess = len(data) > max_bytes
    markup = piece.form == "html" or data.lstrip(WHITE)[:1] == b"<"
    decoded = decode(data[:_HEAD] if excess else data, found.source.encoding, markup=markup)
    if decoded is None and not excess:
        return _unread(piece, found, _undecodable(found))
    html = decoded is not None and (piece.form == "html" or page.is_page(decoded.text))
    own = _filled(page.facts(decoded.text) if html and decoded else _NO_FACTS, piece)
    if excess or decoded is None:
        media_type = MEDIA_TYPES["html" if html else piece.form]
        return Document(piece, _outlet(found, own), media_type, own, problem=_too_large(len(data), max_bytes))
    own = replace(own, text=decoded.text, text_kind="html" if html else "text")
    return _decoded(piece, found, own, decoded, _UNSTORABLE.search(decoded.text) is not None)


def _of_record(piece: Piece, data: bytes, found: Found) -> Document:
    decoded = decode(data, found.source.encoding, piece.bom)
    if decoded is None:
        return _unread(piece, found, _undecodable(found))
    try:
        record = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return _unread(piece, found, ("invalid_json", str(error)))
    if not isinstance(record, dict):
        return _unread(piece, found, ("invalid_json", f"a record must be an object, not {type(record).__name__}"))
    own = facts(record, found.source.fields)
    if own.text_kind == "html" and own.text and not (own.url and own.outlet):
        head = page.facts(_UNSTORABLE.sub("\ufffd", own.text))
        own = replace(own, url=own.url or head.url, outlet=own.outlet or head.outlet)
    own = _filled(own, piece)
    return _decoded(piece, found, own, decoded, _ESCAPED.search(decoded.text) is not None)


def _filled(own: Facts, piece: Piece) -> Facts:
    """What a document says of itself, and where it says nothing what its file says of it."""
    told = {} if piece.told is None else {name: getattr(piece.told, name) for name in Facts.__dataclass_fields__}
    return replace(own, **{name: value for name, value in told.items() if getattr(own, name) is None})


def _decoded(piece: Piece, found: Found, own: Facts, decoded: Decoded, mend: bool) -> Document:
    notes = decoded.source
    if found.source.language and not own.language:
        own = replace(own, language=found.source.language)
    if mend:
        own, replaced = _mended(own)
        notes += f", {replaced} characters replaced" if replaced else ""
    form = "html" if piece.form == "text" and own.text_kind == "html" else piece.form
    return Document(piece, _outlet(found, own), MEDIA_TYPES[form], own, decoded.encoding, notes)


def _checked(made: Document, max_bytes: int) -> Document:
    """The document, with a problem if there is no text in it or too much."""
    text = made.facts.text or ""
    if made.problem is not None:
        return made
    if not text.strip("\ufeff\ufffd \t\r\n\v\f"):
        where = "no field with a text in this record" if made.piece.form == "json" else "no text in it"
        return replace(made, problem=("missing_text", where))
    if len(text) * 4 > max_bytes and (size := len(text.encode())) > max_bytes:
        return replace(made, facts=replace(made.facts, text=None, text_kind=None), problem=_too_large(size, max_bytes))
    return made


def _outlet(found: Found, own: Facts) -> str:
    """Whose it is: as the source's entry says, as it says itself, by its url, by its folder."""
    if found.source.outlet is not None:
        return found.source.outlet
    if own.outlet is not None or own.url is None:
        return own.outlet or found.outlet
    return urls.domain_of(own.url)


def _mended(own: Facts) -> tuple[Facts, int]:
    count = 0
    changes: dict[str, Any] = {}
    for name in Facts.__dataclass_fields__:
        value = getattr(own, name)
        if isinstance(value, str):
            changes[name], replaced = _UNSTORABLE.subn("\ufffd", value)
            count += replaced
    return replace(own, **changes), count


def _undecodable(found: Found) -> tuple[str, str]:
    advice = f"say its `encoding` in the source's entry (now: {found.source.encoding or 'none'})"
    return "undecodable_text", f"not UTF-8, and no other encoding reads it well; {advice}"


def _too_large(size: int, most: int) -> tuple[str, str]:
    return "too_large", f"{size} bytes of text, the most is {most}"
