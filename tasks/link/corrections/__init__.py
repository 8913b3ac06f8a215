"""What people correct by hand: entries of `corrections.toml`, applied where linking decides."""

from tasks.link.corrections.entries import Correction
from tasks.link.corrections.file import CorrectionsError, read_corrections, stored_corrections
from tasks.link.corrections.hand import Hand

__all__ = ["Correction", "CorrectionsError", "Hand", "read_corrections", "stored_corrections"]
