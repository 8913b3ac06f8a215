"""Data Docs of a run: the static site Great Expectations makes of its validation results.

Its pages load their styles from elsewhere, so that they are bare where there is no network: the run's own report is
the one to read, and this one is beside it for those who know Great Expectations.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from expectations.context import Run
from expectations.runner import StageResult, import_suites

_SITE = "checks"


def build_docs(results: Sequence[StageResult], run: Run, folder: Path) -> Path:
    """Write the site of a run's stage results into `folder`; returns its first page."""
    import_suites()
    import great_expectations as gx
    from great_expectations.core.run_identifier import RunIdentifier

    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.add_data_docs_site(site_name=_SITE, site_config=_site(folder))
    run_id = RunIdentifier(run_name=run.run_id, run_time=run.started_at)
    for validation in (each for result in results for each in result.validations):
        context.validation_results_store.add(_key(validation, run_id), validation)
    context.build_data_docs(site_names=[_SITE])
    return folder / "index.html"


def _site(folder: Path) -> Any:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())},
    }


def _key(validation: Any, run_id: Any) -> Any:
    from great_expectations.data_context.types.resource_identifiers import (
        ExpectationSuiteIdentifier,
        ValidationResultIdentifier,
    )

    name = validation.suite_name
    suite = ExpectationSuiteIdentifier(name)
    return ValidationResultIdentifier(expectation_suite_identifier=suite, run_id=run_id, batch_identifier=name)
