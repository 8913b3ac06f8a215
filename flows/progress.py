"""What a run tells while it goes on: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TextIO


@dataclass(slots=True)
class Teller:
    """Writes to `out` (standard error, so that standard output stays the command's)."""

    out: TextIO = field(default_factory=lambda: sys.stderr)
    quiet: bool = False

    def say(self, text: str) -> None:
        """One line."""
        if not self.quiet:
            self._clear()
            print(text, file=self.out, flush=True)

    def done(self, stage: str, count: int, what: str) -> None:
        """A stage has ended."""
        self.say(f"{stage:<8} {count:>9,} {what}")

    def progress(self, stage: str, number: int, total: int) -> None:
        """Batch `number` of `total` begins."""
        if self.quiet:
            return
        if self.out.isatty():
            self._bar(stage, number, total)
        elif total > 1:
            self.say(f"{stage:<8} batch {number} of {total}")

    def _bar(self, stage: str, number: int, total: int) -> None:
        width = 24
        filled = width * (number - 1) // total
        bar = "█" * filled + "░" * (width - filled)
        print(f"\r{stage:<8} {bar} {number}/{total} ", end="", file=self.out, flush=True)

    def _clear(self) -> None:
        if self.out.isatty():
            print("\r\033[K", end="", file=self.out)
