"""Texts that carry one another: exact and near-duplicates, and agency copy carried in part."""

from tasks.link.copies.find import candidates, common, supported
from tasks.link.copies.overlap import Overlap, compare
from tasks.link.copies.sketches import Sketch, sketch
from tasks.link.copies.stands import Copy, CopyArticle, Stand, are_versions, groups

__all__ = [
    "Copy", "CopyArticle", "Overlap", "Sketch", "Stand",
    "are_versions", "candidates", "common", "compare", "groups", "sketch", "supported",
]  # fmt: skip
