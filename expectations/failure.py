"""A critical expectation that does not hold stops the run before anything is published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from expectations.runner import Check
from warehouse.ledger import Failure


class StageFailed(Exception):
    """A stage's critical expectation failed; `failure` says which, how many rows, and the SQL to see them."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


def verdict(checks: Sequence[Check], database: Path | None = None) -> Failure | None:
    """The first critical check that failed or raised, as the reason to stop; None if every critical one holds."""
    failed = next((check for check in checks if check.severity == "critical" and not check.success), None)
    if failed is None:
        return None
    return Failure(
        stage=failed.stage,
        message=_message(failed, database),
        expectation=failed.expectation,
        rows=failed.unexpected_count,
        sql=failed.sql,
        database=str(database) if database else None,
    )


def raise_if_failed(checks: Sequence[Check], database: Path | None = None) -> None:
    """Raise StageFailed for the first critical check that failed or raised."""
    failure = verdict(checks, database)
    if failure is not None:
        raise StageFailed(failure)


def _message(failed: Check, database: Path | None) -> str:
    name = failed.expectation if failed.column_name is None else f"{failed.expectation} ({failed.column_name})"
    lines = [f"stage {failed.stage} stopped the run: expectation {name} does not hold; {failed.observed}"]
    if failed.sql:
        lines += [f"to see the rows, run this on {database or 'the database of the stage'}:", failed.sql]
    return "\n".join(lines)
