# Everything runs in the project's own environment, .venv, made from the lock with hashes.
PYTHON ?= python3
BIN := .venv/bin
LOCKED := .venv/.locked
SAMPLES := warehouse/data/samples.duckdb

.PHONY: help setup run test lint check lock bench clean

help:
	@echo "make setup   make the environment (.venv) from requirements.lock"
	@echo "make run     run on samples/ into $(SAMPLES), and say where the report is"
	@echo "make test    run the tests"
	@echo "make lint    ruff, mypy, sqlfluff"
	@echo "make check   what to run before a commit: lint and test"
	@echo "make lock    write requirements.lock again, from pyproject.toml (needs uv)"

setup: $(LOCKED)

$(LOCKED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 15) else "Parallax needs Python 3.11 to 3.14; this is " + sys.version.split()[0] + ": make PYTHON=python3.12 setup")'
	@$(PYTHON) -c 'import venv, ensurepip' || (echo "this Python has no venv (on Debian: apt install python3-venv)"; exit 1)
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: setup
	$(BIN)/parallax run samples --warehouse $(SAMPLES)

test: setup
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --nocolor --disable-progress-bar warehouse expectations tasks

check: lint test

lock:
	uv pip compile --universal --python-version 3.11 --no-strip-extras --generate-hashes --no-header --no-annotate \
		pyproject.toml --group dev --output-file requirements.lock

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache
