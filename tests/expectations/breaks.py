"""Small changes to good rows, each naming the ids of the rows that a query must then find."""

from collections.abc import Callable

from tests.expectations.given_links import Rows

Break = Callable[[Rows], list[str]]


def put(table: str, at: int = 0, **values: object) -> Break:
    """Change a row; the rule must find it, under its id after the change."""

    def change(rows: Rows) -> list[str]:
        rows[table][at] |= values
        return [row_id(table, rows[table][at])]

    return change


def twice(table: str) -> Break:
    """A second row under the key of the first."""

    def change(rows: Rows) -> list[str]:
        rows[table].append(dict(rows[table][0]))
        return [row_id(table, rows[table][0])]

    return change


def without(table: str, parent: str, column: str) -> Break:
    """The first parent is gone: all its children are found."""

    def change(rows: Rows) -> list[str]:
        gone = rows[parent].pop(0)[column]
        return [row_id(table, row) for row in rows[table] if row[column] == gone]

    return change


KEYS = {
    "inputs": ("document_id",),
    "documents": ("document_id",),
    "articles": ("article_id",),
    "blocks": ("document_id", "position"),
    "sentences": ("article_id", "field", "char_start"),
    "mentions": ("article_id", "field", "char_start", "char_end"),
    "quotes": ("article_id", "field", "char_start", "char_end"),
    "figures": ("article_id", "field", "char_start", "char_end"),
    "article_entities": ("article_id", "entity"),
    "statements": ("article_id", "field", "char_start", "char_end"),
    "copies": ("article_a", "article_b"),
    "article_copies": ("article_id",),
    "members": ("kind", "member_id"),
    "cluster_ids": ("old_id",),
    "corrections": ("correction_id",),
    "corrected_names": ("entity_id",),
    "corrected_speakers": ("quote_id",),
    "wordings": ("quote_id",),
    "measures": ("measure_id",),
    "claims": ("claim_id",),
    "coverage": ("claim_id", "outlet"),
    "omissions": ("claim_id", "outlet"),
    "conflicts": ("conflict_id",),
    "totals": ("table_name",),
    "tally": ("table_name",),
    "views": ("view_name",),
    "counts": ("table_name",),
}


def row_id(table: str, row: dict) -> str:
    return ":".join(str(row[name]) for name in KEYS[table] if row[name] is not None)
