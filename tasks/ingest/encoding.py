"""From bytes to text: what says the encoding, or what it was found to be, is recorded with the text."""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tasks.ingest.guess import guess

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32le"), (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_PRESCAN = 8192  # bytes in which a page may declare its encoding; the standard says 1024, many pages need more
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}",
)
_NUL_SHARE = 0.8  # of the pairs of bytes in UTF-16 that hold Latin letters
_HIGH = bytes(range(0x80, 0x100))
_STRAY = "parallax.stray-bytes"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding its bytes were read in, and how that was known.

    `source` begins with `bom`, `given`, `declared`, `utf-8` or `detected:CONFIDENCE`; what else was assumed follows
    after commas, as in `detected:0.98, not utf-8 as declared` or `utf-8, 2 bytes read as windows-1252`.
    """

    text: str
    encoding: str
    source: str


def decode(data: bytes, given: str | None = None, bom: str | None = None, markup: bool = False) -> Decoded | None:
    """The text of some bytes; None when no encoding can be named with confidence.

    In this order: a byte order mark (`bom`: that of the file these bytes are a part of), the encoding `given` for the
    source, the one declared (in the head of a page, when `markup`), UTF-8, UTF-8 with a few stray bytes, a guess.
    """
    mark = bom or byte_order_mark(data)
    if mark is not None and (text := _whole(strip_mark(data), mark)) is not None:
        return Decoded(text[0], mark, "bom" + text[1])
    if mark is not None and mark != "utf-8":
        return None
    notes = f", not {mark} as its byte order mark says" if mark else ""
    for label, how in ((given, "given"), (_declared(data) if markup else None, "declared")):
        decoded = _as_labelled(data, label, how)
        if decoded is not None:
            return Decoded(decoded.text, decoded.encoding, decoded.source + notes)
        notes += f", not {label} as {how}" if label else ""
    return _unlabelled(strip_mark(data), notes)


def codec(label: str) -> tuple[str, str] | None:
    """The standard's name of an encoding and Python's codec for it, by any of its labels; None for an unknown one."""
    return _labels().get(re.sub(r"[-_\s]", "", label.lower()))


def byte_order_mark(data: bytes) -> str | None:
    """The encoding whose byte order mark these bytes begin with."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def strip_mark(data: bytes) -> bytes:
    """The bytes without a byte order mark."""
    return next((data[len(mark) :] for mark, _ in _BOMS if data.startswith(mark)), data)


@cache
def _labels() -> dict[str, tuple[str, str]]:
    table = tomllib.loads((Path(__file__).parent / "encodings.toml").read_text(encoding="utf-8"))
    return {label: (name, entry["codec"]) for name, entry in table.items() for label in entry["labels"]}


def _standard_name(python: str) -> str:
    canonical = codecs.lookup(python).name
    return next((name for name, known in _labels().values() if codecs.lookup(known).name == canonical), python)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_PRESCAN])
    label = (match[1] or match[2]).decode("ascii", "backslashreplace") if match else None
    # A page that could be read far enough to find this is not in UTF-16, whatever it says (the standard's rule).
    return "utf-8" if label and label.lower().startswith("utf-16") else label


def _as_labelled(data: bytes, label: str | None, how: str) -> Decoded | None:
    known = codec(label) if label else None
    if known is None:
        return None
    name, python = known
    # Bytes beyond ASCII that are valid UTF-8 are never by chance; a template's old declaration often is.
    if how == "declared" and name != "utf-8" and not data.isascii() and (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8", f"utf-8, not {label} as declared")
    text = _strict(data, python)
    return None if text is None else Decoded(text, name, how)


def _unlabelled(data: bytes, notes: str) -> Decoded | None:
    if (name := unmarked_utf16(data)) and (wide := _whole(data, name)) is not None:
        return Decoded(wide[0], name, f"detected:{_NUL_SHARE:.2f}{wide[1]}{notes}")
    if (text := _whole(data, "utf-8")) is not None:
        return Decoded(text[0], "utf-8", f"utf-8{text[1]}{notes}")
    if stray := _stray_bytes(data):
        return Decoded(data.decode("utf-8", _STRAY), "utf-8", f"utf-8, {stray} bytes read as windows-1252{notes}")
    found = guess(data)
    if found is None:
        return None
    return Decoded(found.text, _standard_name(found.codec), f"detected:{found.confidence:.2f}{notes}")


def _strict(data: bytes, python: str) -> str | None:
    try:
        return data.decode(python)
    except UnicodeDecodeError:
        return None


def _whole(data: bytes, python: str) -> tuple[str, str] | None:
    """The text and a note; a character cut off by the end of the bytes becomes U+FFFD and is noted."""
    try:
        return data.decode(python), ""
    except UnicodeDecodeError as error:
        tail = len(data) - error.start
        alone = tail == 1 and python == "utf-8" and data[: error.start].isascii()
        if error.end < len(data) or tail > 3 or alone or "byte" in error.reason:
            return None
        return data[: error.start].decode(python) + "\ufffd", ", cut at the end"


def unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: Latin text in it has a NUL in nearly every other place, none between."""
    sample = data[: _PRESCAN & ~1]
    if 0 not in sample:
        return None
    pairs = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if pairs < 8 or max(even, odd) < _NUL_SHARE * pairs or min(even, odd) > 0.02 * pairs:
        return None
    return "utf-16le" if odd > even else "utf-16be"


def _stray_bytes(data: bytes) -> int:
    """How many bytes are not part of a UTF-8 sequence, when the text is UTF-8 all but for a few; otherwise 0.

    In mostly ASCII text a sequence is hardly ever there by chance; among the byte pairs of an Asian encoding it is.
    """
    high = len(data) - len(data.translate(None, _HIGH))
    sequences = _SEQUENCE.findall(data)
    stray = high - sum(map(len, sequences))
    weight = 1 if 10 * high <= len(data) else 4
    return stray if 0 < weight * stray <= len(sequences) else 0


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    text = "".join(bytes([byte]).decode("cp1252", "replace") for byte in error.object[error.start : error.end])
    return text, error.end


codecs.register_error(_STRAY, _read_stray)
