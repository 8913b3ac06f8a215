"""Tables of the runs themselves: their stages, their checks, what they did not let through."""

from __future__ import annotations

from warehouse.columns import table

RUNS = table(
    "runs",
    """
    run_id VARCHAR
    started_at TIMESTAMPTZ
    finished_at TIMESTAMPTZ?
    status VARCHAR
    n_documents BIGINT
    n_articles BIGINT
    n_unchanged BIGINT
    n_quarantined BIGINT
    n_copies BIGINT
    n_stories_touched BIGINT
    seconds DOUBLE?
    version VARCHAR
    model VARCHAR?
    config_sha256 VARCHAR
    """,
    key="run_id",
)

RUN_STAGES = table(
    "run_stages",
    """
    run_id VARCHAR
    stage VARCHAR
    rows_in BIGINT
    rows_out BIGINT
    rows_quarantined BIGINT
    seconds DOUBLE
    """,
    key="run_id stage",
)

RUN_CHECKS = table(
    "run_checks",
    """
    run_id VARCHAR
    stage VARCHAR
    expectation VARCHAR
    column_name VARCHAR?
    severity VARCHAR
    success BOOLEAN
    errored BOOLEAN
    observed VARCHAR?
    unexpected_count BIGINT?
    unexpected_percent DOUBLE?
    sql VARCHAR?
    """,
    key="run_id stage expectation column_name",
)

QUARANTINE = table(
    "quarantine",
    """
    run_id VARCHAR
    stage VARCHAR
    level VARCHAR
    document_id VARCHAR?
    source_uri VARCHAR
    table_name VARCHAR
    row_id VARCHAR
    reason VARCHAR
    detail VARCHAR?
    """,
    key="run_id table_name row_id reason",
)
