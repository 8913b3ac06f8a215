"""Whether what is stored fits together: own checks of the store, and every document's bytes in the raw store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tasks.load import raw
from tasks.load.sql import rows
from warehouse.counts import count_rows
from warehouse.tables import INPUTS, TABLES

_CHECKS = Path(__file__).parent / "sql" / "verify"
_NAMED = "select raw_file, count(*) from store.documents where raw_file is not null group by 1 order by 1"
_BLOCKS = "select count(*) from store.blocks where raw_start is not null"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw: `looked` rows of an `area`, of which `wrong` break what `holds`; the first of these."""

    area: str
    holds: str
    looked: int
    wrong: int = 0
    example: str | None = None


def found(area: str, holds: str, looked: int, bad: Sequence[str]) -> Finding:
    """A finding out of the ids of the rows that are wrong."""
    return Finding(area, holds, looked, len(bad), bad[0] if bad else None)


def check_store(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Keys, parents and balances of all that is stored; `con` uses a private database."""
    counts = count_rows(con)
    for table in TABLES:
        keys = ", ".join(table.key)
        query = f"select concat_ws(':', {keys}) from store.{table.name} group by {keys} having count(*) > 1 order by 1"
        bad = [key for (key,) in con.execute(query).fetchall()]
        yield found(table.name, f"{' and '.join(table.key)} name one row", counts[table.name], bad)
    for path in sorted(_CHECKS.glob("*.sql")):
        comment, _, sql = path.read_text(encoding="utf-8").partition("\n")
        area = path.stem.partition("__")[0]
        bad = [row_id for (row_id,) in con.execute(sql).fetchall()]
        yield found(area, comment.removeprefix("-- ").rstrip("."), counts[area], bad)


def check_raw(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Finding]:
    """Every document's bytes, and every row of the raw store that no document names."""
    named = dict(con.execute(_NAMED).fetchall())
    wrong = [bad for file, n in named.items() for bad in _wrong(con, folder, file, n)]
    yield found("raw bytes", "have the recorded size and SHA-256", sum(named.values()), wrong)
    files = sorted(path.name for path in folder.glob("*.parquet"))
    unnamed = [bad for file in files for bad in _unnamed(con, folder, file)]
    yield found("raw files", "hold only bytes that a document names", len(files), unnamed)


def _wrong(con: duckdb.DuckDBPyConnection, folder: Path, file: str, n_documents: int) -> list[str]:
    path = folder / file
    if not path.is_file():
        return [f"{file} is not there"] * n_documents
    try:
        return _ids(con, "raw_wrong", path)
    except duckdb.Error as error:
        return [f"{file} cannot be read: {_first_line(error)}"] * n_documents


def _unnamed(con: duckdb.DuckDBPyConnection, folder: Path, file: str) -> list[str]:
    try:
        return _ids(con, "raw_unnamed", folder / file)
    except duckdb.Error as error:
        return [f"{file} cannot be read: {_first_line(error)}"]


def _ids(con: duckdb.DuckDBPyConnection, name: str, path: Path) -> list[str]:
    con.execute("set variable path = $path", {"path": str(path)})
    con.execute("set variable file = $file", {"file": path.name})
    return [str(row["row_id"]) for row in rows(con, name).to_pylist()]


def check_decoded(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Finding]:
    """Every kept document decoded again, and the text at each block's raw offsets; for `--deep`."""
    named = dict(con.execute(_NAMED).fetchall())
    undecoded: list[str] = []
    misplaced: list[str] = []
    for file, n_documents in named.items():
        try:
            texts = _texts(con, folder / file)
        except (OSError, ValueError, pa.ArrowException) as error:  # a byte altered may show as any of these
            undecoded += [f"{file} cannot be read: {_first_line(error)}"] * n_documents
            continue
        undecoded += sorted(document for document, text in texts.items() if text is None)
        misplaced += _misplaced(con, {document: text for document, text in texts.items() if text is not None})
    n_blocks = int(con.execute(_BLOCKS).fetchall()[0][0])
    yield found("raw bytes", "decode to the text they were read as", sum(named.values()), undecoded)
    yield found("blocks", "stand at their offsets in the decoded text", n_blocks, misplaced)


def _texts(con: duckdb.DuckDBPyConnection, path: Path) -> Mapping[str, str | None]:
    """The texts into which blocks' offsets point, of a raw file's documents that were cleaned."""
    inputs = raw.restore(pq.read_table(path, schema=INPUTS.arrow()))
    kinds = zip(*(inputs[name].to_pylist() for name in ("document_id", "text", "text_kind")), strict=True)
    given = {document: (text, kind) for document, text, kind in kinds}
    query = "select document_id from store.documents where raw_file = $file and outcome = 'article' order by 1"
    wanted = [document for (document,) in con.execute(query, {"file": path.name}).fetchall()]
    return {document: _flat(*given.get(document, (None, None))) for document in wanted}


def _flat(text: str | None, kind: str | None) -> str | None:
    if text is None or kind != "html":
        return text
    import trafilatura

    from tasks.clean.pages import flatten

    tree = trafilatura.load_html(text)
    return None if tree is None else flatten(tree)


def _misplaced(con: duckdb.DuckDBPyConnection, texts: Mapping[str, str]) -> list[str]:
    from tasks.clean.lines import fold

    con.register("decoded", pa.table({"document_id": pa.array(texts, pa.string())}))
    places = rows(con, "block_places").to_pylist()
    con.unregister("decoded")
    return [
        f"{row['document_id']} block {row['position']}"
        for row in places
        if fold(texts[row["document_id"]][row["raw_start"] : row["raw_end"]]) != row["text"]
    ]


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def all_right(findings: Iterable[Finding]) -> bool:
    """Whether no check found anything wrong."""
    return not any(finding.wrong for finding in findings)
