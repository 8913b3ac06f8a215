"""Guessing the encoding of text that says nothing of it and is not UTF-8, with a measure of how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WESTERN = ("cp1252", "mac-roman")  # in order of preference; both turn nearly any bytes into some text
_SURE = 0.9  # share of characters beyond ASCII that stand where western text has such
_MOSTLY_ASCII = 0.25  # share of bytes beyond ASCII up to which text is taken to be in a western language
_NEGLIGIBLE = 0.005  # share of bytes beyond ASCII so small that a wrong reading of them does little harm
_LEAST_BYTES = 32  # fewer bytes tell nothing about a script
_MOST_NOISE = 0.2
_SAMPLE = 1 << 18  # bytes looked at
_LOWER = "a-zà-öø-ÿœšž"
_UPPER = "A-ZÀ-ÖØ-ÞŒŠŽ"
_PLAUSIBLE = re.compile(
    r"[‘’‚“”„‹›«»–—…•·€£¥¢¤×÷µ©®™°§¶†‡‰½¼¾\xa0\xad]"
    r"|(?<=[A-Za-z])[à-öø-ÿœšžß]|[à-öø-ÿœšž](?=[A-Za-z])"
    r"|(?<!\w)[àÀ](?!\w)"
    rf"|(?<![{_LOWER}])[À-ÖØ-ÞŒŠŽ](?=[A-Za-z’'])|(?<=[A-Z])[À-ÖØ-ÞŒŠŽ](?![{_LOWER}])"
    r"|(?<=\w)[ªº](?!\w)|[¿¡](?=\w)"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# The encodings of the web; others are too rare for a guess to be right.
_CANDIDATES = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "iso8859_2",
    "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "mac_cyrillic", "cp866", "gb18030", "big5hkscs", "euc_jp", "cp932",
    "cp949",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """A text, the codec it was read with, and from 0 to 1 how well it reads so."""

    text: str
    codec: str
    confidence: float


def guess(data: bytes) -> Guess | None:
    """The most likely reading of bytes that are not UTF-8; None when none is likely enough."""
    high = sum(1 for byte in data[:_SAMPLE] if byte > 0x7F)
    if high <= _MOSTLY_ASCII * min(len(data), _SAMPLE):
        readings = [reading for name in _WESTERN if (reading := _western(data, name)) is not None]
        best = max(readings, key=lambda reading: reading.confidence, default=None)
        if best is not None and (best.confidence >= _SURE or high <= _NEGLIGIBLE * len(data)):
            return best
    return _by_statistics(data)


def _western(data: bytes, codec: str) -> Guess | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    beyond = len(_BEYOND_ASCII.findall(text))
    return Guess(text, codec, len(_PLAUSIBLE.findall(text)) / beyond if beyond else 1.0)


def _by_statistics(data: bytes) -> Guess | None:
    if len(data) < _LEAST_BYTES:
        return None
    from charset_normalizer import from_bytes  # here, because few inputs ever need it

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_CANDIDATES)).best()
    if best is None or best.chaos > _MOST_NOISE:
        return None
    try:
        return Guess(data.decode(best.encoding), best.encoding, 1 - best.chaos)
    except UnicodeDecodeError:
        return None
