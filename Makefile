# Everything one does with the project. `make help` lists it.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
# How many run tests side by side: one more than there are cores, as a test often waits for a process or a moment.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 16

run: .venv/installed  ## start the bot; without Slack credentials, in a sandbox on http://localhost:3000
	@$(BIN)/python -m bot run --migrate

test: .venv/dev  ## the tests
	@$(BIN)/python -m pytest -m "not soak" -n $(WORKERS) --dist loadfile $(ARGS)

soak: .venv/dev  ## the heavier tests, one after another: kills, floods, outages, backups
	@$(BIN)/python -m pytest -m soak $(ARGS)

lint: .venv/dev  ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: .venv/dev  ## speed and size, as ratios in one run; with AGAINST=revision, beside that version
	@$(BIN)/python -m tests.benchmarks $(AGAINST)

house: .venv/dev  ## the house's measures, against BEFORE=revision; what is to be worked off with ARGS=--list
	@$(BIN)/python -m tests.house $(if $(BEFORE),--before $(BEFORE)) $(ARGS)

lock: .venv/dev  ## write requirements.txt and requirements-dev.txt anew from pyproject.toml
	@$(BIN)/python .ci/lock.py $(ARGS)

.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version.split()[0] + ". Try: make $(MAKECMDGOALS) PYTHON=python3.12")'
	@echo "Setting up .venv, once ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -q --disable-pip-version-check -r requirements.txt
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/installed requirements-dev.txt
	@$(BIN)/pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.PHONY: help run test soak lint bench house lock
