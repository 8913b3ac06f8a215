"""Invented runs for the report's tests."""

from __future__ import annotations

from typing import Any

from warehouse.ledger import Failure, RunRecord

SQL = "select article_id\nfrom store.articles\nwhere n_words < 0 and title <> 'a'"


def run_row(
    hour: int = 14, status: str = "succeeded", ends: tuple[int, int, int] = (331, 62, 19), **other: Any
) -> dict:
    articles, unchanged, quarantined = ends
    return {
        "run_id": f"20310304T{hour:02d}0003000000Z",
        "started_at": f"2031-03-04 {hour:02d}:00:03+00:00",
        "finished_at": f"2031-03-04 {hour:02d}:02:38+00:00",
        "status": status,
        "n_documents": sum(ends),
        "n_articles": articles,
        "n_unchanged": unchanged,
        "n_quarantined": quarantined,
        "n_copies": 0,
        "n_stories_touched": 0,
        "seconds": 155.7,
        "version": "0.1.0",
        "model": "parallax_news_en",
        "config_sha256": "9f2a" * 16,
        **other,
    }


def stage_row(stage: str, rows_in: int, rows_out: int, quarantined: int = 0, seconds: float = 2.5) -> dict:
    values = {"rows_in": rows_in, "rows_out": rows_out, "rows_quarantined": quarantined, "seconds": seconds}
    return {"run_id": "r", "stage": stage, **values}


def check_row(stage: str, name: str, severity: str = "critical", success: bool = True, **other: Any) -> dict:
    return {
        "run_id": "r",
        "stage": stage,
        "expectation": name,
        "column_name": "n_words",
        "severity": severity,
        "success": success,
        "errored": False,
        "observed": "12 rows" if success else "3 of 334 rows",
        "unexpected_count": 0 if success else 3,
        "unexpected_percent": 0.0 if success else 0.9,
        "sql": SQL,
        **other,
    }


def quarantine_row(reason: str, place: int = 0, level: str = "document") -> dict:
    return {
        "run_id": "r",
        "stage": "clean",
        "level": level,
        "document_id": f"d{place:016x}",
        "source_uri": f"scraped/bell/{reason}-{place}.html",
        "table_name": "documents" if level == "document" else "mentions",
        "row_id": f"x{place:016x}",
        "reason": reason,
        "detail": "0 of 34 blocks look like a body",
    }


def checks() -> tuple[dict, ...]:
    """A warning, then a passed check, then a failed and a broken one: not in the order they are to be shown."""
    return (
        check_row("clean", "articles have a date", "warning", success=False),
        check_row("ingest", "documents are unique"),
        check_row("load", "largest story is small", "info", success=False),
        check_row("extract", "mentions can be counted", "critical", success=False, errored=True, sql=None),
        check_row("clean", "words are counted", "critical", success=False),
        check_row("clean", "outlets are known"),
    )


def full_run(hour: int = 14, **other: Any) -> RunRecord:
    """A run that went through: 412 = 331 + 62 + 19."""
    values: dict[str, Any] = {
        "run": run_row(hour),
        "stages": (
            stage_row("load", 336, 336),
            stage_row("ingest", 412, 346, 4, 9.8),
            stage_row("clean", 351, 339, 12, 21.4),
            stage_row("extract", 339, 336, 3, 90.0),
        ),
        "checks": (check_row("ingest", "documents are unique"), check_row("clean", "outlets are known")),
        "quarantine": (
            *(quarantine_row("no_body", n) for n in range(15)),
            *(quarantine_row("language_unsupported", n) for n in range(4)),
            quarantine_row("offset_mismatch", 1, "row"),
        ),
        "sources": ("scraped/bell", "scraped/ledger"),
        "skipped_files": ("scraped/bell/cover.jpg",),
        "warehouse": "news/parallax.duckdb",
        "published": f"parallax-20310304T{hour:02d}0003000000Z.duckdb",
        "n_outlets": 9,
        "recleaned": 5,
        "learned_lines": ({"outlet": "Bell", "line": "Our tide table, every morning"},),
        "totals": {"documents": 8412, "articles": 7331},
        "timings": {"checkpoint": 1.25},
    }
    return RunRecord(**{**values, **other})


def nothing_new(hour: int = 15) -> RunRecord:
    """A run over what was there before."""
    run = run_row(hour, "nothing new", (0, 412, 0), seconds=1.9)
    return RunRecord(run=run, stages=(stage_row("ingest", 412, 0, 0, 0.8),), warehouse="news/parallax.duckdb")


def failed(hour: int = 16) -> RunRecord:
    """A run that a critical check stopped in clean: 334 documents have no end."""
    run = run_row(hour, "failed", (0, 62, 16), n_documents=412)
    name = "mentions.text is the text at its offsets"
    stages = (stage_row("ingest", 412, 346, 4), stage_row("clean", 346, 0, 12))
    reason = Failure("clean", f"3 rows break “{name}”", name, 3, SQL, "work/clean.duckdb")
    found = (check_row("clean", name, success=False), check_row("ingest", "documents are unique"))
    return RunRecord(run=run, stages=stages, checks=found, failure=reason, warehouse="news/parallax.duckdb")
