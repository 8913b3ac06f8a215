"""A process that checks: a JSON line in names a stage's database, a JSON line out gives its checks.

`python -m expectations.worker` imports Great Expectations at once, so that a run can start it beside other work. It
ends with its input. What goes wrong in it ends it, with its traceback on standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from expectations.context import Run
from expectations.docs import build_docs
from expectations.runner import StageResult, import_suites, validate

Question = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Worker:
    """Answers questions, and keeps the results of one run for its Data Docs."""

    results: list[StageResult] = field(default_factory=list)

    def answer(self, question: Question) -> Any:
        """The checks of `{"stage", "database", "run_id"}`, or the first page of `{"docs", "run_id", "started_at"}`."""
        if "docs" in question:
            return self._docs(question)
        result = validate(question["stage"], Path(question["database"]), question["run_id"])
        self.results.append(result)
        return [asdict(check) for check in result.checks]

    def _docs(self, question: Question) -> str:
        run = Run(question["run_id"], datetime.fromisoformat(question["started_at"]))
        page = build_docs(self.results, run, Path(question["docs"]))
        self.results.clear()
        return str(page)


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer questions, a JSON line each, until there are no more."""
    import_suites()
    worker = Worker()
    for line in questions:
        print(json.dumps(worker.answer(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints must not stand between the answers
    serve(sys.stdin, answers)
