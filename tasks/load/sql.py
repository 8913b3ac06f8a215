"""The stage's SQL statements, each a file beside this one."""

from __future__ import annotations

from pathlib import Path

from warehouse.statements import Statements

_STATEMENTS = Statements(Path(__file__).parent / "sql")
statement = _STATEMENTS.text
rows = _STATEMENTS.table
