"""The steps a run is made of, as one record: plain functions for tests, Prefect tasks in the flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flows import checking, finish, steps

Step = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Steps:
    """Each field does what the function of that name in `flows.steps`, `flows.finish`, `flows.checking` does."""

    ingest: Step = steps.ingest_all
    clean: Step = steps.clean_batch
    learn: Step = steps.learn_lines
    fetch: Step = steps.fetch_earlier
    extract: Step = steps.extract_batch
    check: Step = checking.check_stage
    load: Step = finish.load_run
    link: Step = finish.link_run
    build: Step = finish.build_file
    reveal: Step = finish.reveal
    docs: Step = checking.build_docs


PLAIN = Steps()
