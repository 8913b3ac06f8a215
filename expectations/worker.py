"""A process that checks: a JSON line in names a stage's database, a JSON line out gives its checks.

`python -m expectations.worker` imports Great Expectations at once, so that a run can start it beside other work. It
ends with its input. What goes wrong in it ends it, with its traceback on standard error.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from expectations.runner import check, import_suites


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer questions `{"stage", "database", "run_id"}` until there are no more."""
    import_suites()
    for line in questions:
        question = json.loads(line)
        checks = check(question["stage"], Path(question["database"]), question["run_id"])
        print(json.dumps([asdict(result) for result in checks]), file=answers, flush=True)


if __name__ == "__main__":
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints must not stand between the answers
    serve(sys.stdin, answers)
