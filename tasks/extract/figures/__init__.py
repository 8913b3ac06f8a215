"""Figures: numbers that count or measure, with what they count. Importing this registers `parallax_figures`."""

from tasks.extract.figures.component import NAME, Figures, find, rows
from tasks.extract.figures.record import Figure

__all__ = ["NAME", "Figure", "Figures", "find", "rows"]
