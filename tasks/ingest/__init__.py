"""Ingest: sources (files, folders, a sources.toml) become documents, as they came, each with its SHA-256."""

from __future__ import annotations

from tasks.ingest.catalogue import outlets, sources_from_paths, sources_from_toml
from tasks.ingest.discover import discover
from tasks.ingest.documents import Ingested, ingest
from tasks.ingest.found import Found
from tasks.ingest.seen import SEEN, seen_after
from tasks.ingest.sources import Source, SourceError

__all__ = [
    "SEEN",
    "Found",
    "Ingested",
    "Source",
    "SourceError",
    "discover",
    "ingest",
    "outlets",
    "seen_after",
    "sources_from_paths",
    "sources_from_toml",
]
