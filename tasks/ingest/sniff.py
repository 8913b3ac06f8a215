"""Whether bytes are text at all."""

from __future__ import annotations

from tasks.ingest.encoding import byte_order_mark, unmarked_utf16

_MAGIC = (
    (b"%PDF-", "a PDF document"), (b"\x89PNG\r\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"), (b"GIF89a", "a GIF image"), (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"\x1f\x8b\x08", "gzip, though its name does not end in .gz"),
    (b"\x28\xb5\x2f\xfd", "zstd, though its name does not end in .zst"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"), (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!\x1a", "a rar archive"),
    (b"\x7fELF", "a program"), (b"SQLite format 3\x00", "an SQLite database"), (b"OggS\x00", "an Ogg recording"),
    (b"ID3\x03", "an MP3 recording"), (b"ID3\x04", "an MP3 recording"), (b"PAR1", "a Parquet file"),
)  # fmt: skip
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.02  # share of control characters above which bytes are no text
_SAMPLE = 1 << 20


def binary(data: bytes) -> str | None:
    """Why these bytes are not text, by their first megabyte; None when they may be."""
    known = next((what for magic, what in _MAGIC if data.startswith(magic)), None)
    if known is not None:
        return f"this is {known}"
    sample = data[:_SAMPLE]
    if byte_order_mark(sample) not in (None, "utf-8") or unmarked_utf16(sample):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(sample):
        return f"{controls} of the first {len(sample)} bytes are control characters"
    return None
