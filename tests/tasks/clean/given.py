"""Invented documents for the tests of cleaning."""

import pyarrow as pa

from warehouse.ids import document_id
from warehouse.tables import INPUTS, LEARNED_LINES

TITLE = "Three ferries run aground as storm Agda closes the strait of Sarn"
BODY = (
    "Three ferries ran aground in the strait of Sarn on Monday night after storm Agda brought winds of 130 kilometres "
    "an hour, the coast guard said.",
    "All 412 passengers were taken off by helicopter before dawn, and 17 of them were treated for cold in the hospital "
    "of Port Elian, according to its director, Marta Quell.",
    "“We heard a crack, and then the lights went out,” said Jonas Breck, who had been on the largest of the ferries "
    "with his two daughters.",
    "The harbour will stay closed until Thursday.",
    "The ferry company said it had followed the coast guard's advice. It had kept a fourth ship in the harbour that "
    "evening because its captain did not trust the forecast.",
    "Storm Agda is expected to move on to the northern islands, where schools were told to close on Tuesday.",
)  # fmt: skip


def row(text: str, kind: str = "text", outlet: str = "sarn-times.example", number: int = 0, **given: str) -> dict:
    """One row of INPUTS."""
    return dict.fromkeys(INPUTS.names) | {
        "document_id": document_id(outlet, str(number), text), "sha256": "0" * 64, "source_name": "test",
        "source_uri": f"file-{number}", "outlet": outlet, "media_type": "text/plain", "n_bytes": len(text),
        "outcome": "article", "text": text, "text_kind": kind,
    } | given  # fmt: skip


def inputs(*rows: dict) -> pa.Table:
    """Rows as ingest hands them on."""
    return pa.Table.from_pylist(list(rows), schema=INPUTS.arrow())


def learned(*pairs: tuple[str, str]) -> pa.Table:
    """Learned lines of (outlet, line)."""
    rows = [{"outlet": outlet, "line": line} for outlet, line in pairs]
    return pa.Table.from_pylist(rows, schema=LEARNED_LINES.without("run_id").arrow())
