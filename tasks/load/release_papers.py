"""What lies beside the files of a release: README, data dictionary, Data Package descriptor, citation.

The descriptor follows Data Package 2.0 (https://datapackage.org), with two properties of our own a field: `duckdbType`
and `accuracy`. The citation follows the Citation File Format 1.2.0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from tasks.load.keys import parents, view_keys
from tasks.load.release_plan import NOT_MEASURED, accuracy, measured, plan
from warehouse.dictionary import DescribedColumn, DescribedView

if TYPE_CHECKING:
    from tasks.load.release import Release

_README = Path(__file__).with_name("release_readme.md")
_TYPES = {
    "VARCHAR": "string", "BOOLEAN": "boolean", "DOUBLE": "number", "FLOAT": "number", "BIGINT": "integer",
    "INTEGER": "integer", "SMALLINT": "integer", "TIMESTAMP WITH TIME ZONE": "datetime",
}  # fmt: skip
_COUNTED = ("articles", "outlets", "stories")
Files = Sequence[Mapping[str, Any]]


def papers(made: Release, views: Sequence[DescribedView], files: Files) -> dict[str, str]:
    """By name, the texts that go with the files of a release."""
    return {
        "CITATION.cff": _citation(made),
        "README.md": _readme(made, files),
        "datapackage.json": json.dumps(_package(made, views, files), indent=1, ensure_ascii=False) + "\n",
        "dictionary.md": _dictionary(views),
    }


def _readme(made: Release, files: Files) -> str:
    counts = {f"n_{file['view']}": f"{file['rows']:,}" for file in files if file["view"] in _COUNTED}
    chosen = plan()
    withheld = [f"| `{column}` | left out: {why} |\n" for column, why in chosen.withheld.items()]
    withheld += [f"| `{column}` | {said} |\n" for column, (_, said) in chosen.told.items()]
    return Template(_README.read_text(encoding="utf-8")).substitute(
        counts,
        name=made.name,
        run_id=made.run_id,
        version=made.version,
        model=f" with the model {made.model}" if made.model else "",
        longest=chosen.longest,
        withheld="".join(withheld),
    )


def _dictionary(views: Sequence[DescribedView]) -> str:
    lines = ["# Data dictionary", "", "Accuracy: the number that was measured, its metric, the set and the day."]
    for view in views:
        lines += ["", f"## {view.name}", "", view.comment, ""]
        lines += ["| column | type | what it is | accuracy |", "| --- | --- | --- | --- |"]
        lines += [_described(view.name, column) for column in view.columns]
    lines += ["", "## Left out", "", "| column | why | accuracy |", "| --- | --- | --- |"]
    lines += [f"| `{name}` | {why} | {_cell(accuracy(name))} |" for name, why in plan().withheld.items()]
    return "\n".join(lines) + "\n"


def _described(view: str, column: DescribedColumn) -> str:
    name = f"{view}.{column.name}"
    cells = (f"`{column.name}`", f"`{column.type}`", _comment(view, column), accuracy(name))
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _comment(view: str, column: DescribedColumn) -> str:
    told = plan().told.get(f"{view}.{column.name}")
    return f"{column.comment} In this release: {told[1]}." if told else column.comment


def _package(made: Release, views: Sequence[DescribedView], files: Files) -> dict[str, Any]:
    described = {view.name: view for view in views}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": made.name,
        "title": f"What several outlets reported, {made.day}",
        "description": "News reports of several outlets as rows, without their texts; see README.md.",
        "version": made.run_id,
        "created": f"{made.started_at:%Y-%m-%dT%H:%M:%SZ}",
        "contributors": [{"title": made.by, "roles": ["publisher"]}],
        "resources": [_resource(file, described[str(file["view"])]) for file in files],
    }


def _resource(file: Mapping[str, Any], view: DescribedView) -> dict[str, Any]:
    return {
        "name": view.name,
        "path": file["file"],
        "description": view.comment,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file["bytes"],
        "hash": f"sha256:{file['sha256']}",
        "schema": _schema(view),
    }


def _schema(view: DescribedView) -> dict[str, Any]:
    references = [_reference(column.name) for column in view.columns if _is_reference(view.name, column)]
    return {
        "fields": [_field(view.name, column) for column in view.columns],
        "primaryKey": list(view_keys()[view.name]),
        **({"foreignKeys": references} if references else {}),
    }


def _field(view: str, column: DescribedColumn) -> dict[str, Any]:
    numbers = measured().get(f"{view}.{column.name}", ())
    told = [{**_values(number), "date": number.date.isoformat()} for number in numbers]
    return {
        "name": column.name,
        "type": "array" if column.type.endswith("[]") else _TYPES[column.type],
        "description": _comment(view, column),
        "duckdbType": column.type,
        "accuracy": told or NOT_MEASURED,
    }


def _values(number: Any) -> dict[str, str]:
    return {name: getattr(number, name) for name in ("metric", "value", "set")}


def _is_reference(view: str, column: DescribedColumn) -> bool:
    return parents().get(column.name, view) != view


def _reference(column: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": parents()[column], "fields": [column]}}


def _citation(made: Release) -> str:
    """CITATION.cff; texts are written as JSON strings, which YAML reads as they are."""
    title = f"What several outlets reported, {made.day}: a release of Parallax"
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite this data set as below.",
        "type: dataset",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"authors: [{{name: {json.dumps(made.by, ensure_ascii=False)}}}]",
        f"version: {json.dumps(made.run_id)}",
        f"date-released: {made.day}",
    ]
    return "\n".join(lines) + "\n"
