"""Ages and sizes as people write them: `90d`, `10GB`."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from datetime import timedelta

_UNITS = {"s": timedelta(seconds=1), "m": timedelta(minutes=1), "h": timedelta(hours=1)}
_UNITS |= {"d": timedelta(days=1), "w": timedelta(weeks=1)}
_SIZES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


def parse_age(text: str) -> timedelta:
    """`90d`, `2w`, `12h`, `30m`; raises ArgumentTypeError for anything else."""
    match = re.fullmatch(r"(\d{1,6})([smhdw])", text)
    if match is None:
        raise ArgumentTypeError(f"{text} is no age: 90d, 2w or 12h")
    return int(match[1]) * _UNITS[match[2]]


def parse_size(text: str) -> int:
    """`10GB`, `500MB`, in bytes; raises ArgumentTypeError for anything else."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?([KMGT]?)B?", text.upper())
    if match is None:
        raise ArgumentTypeError(f"{text} is no size: 10GB or 500MB")
    return int(float(match[1]) * _SIZES[match[2]])
