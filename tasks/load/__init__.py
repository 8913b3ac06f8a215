"""Load: rows → DuckDB, in one transaction; then published in one step."""
