# The face of the project; each target calls the command behind it. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help env demo test check release grade feedback report site bench clean

# nbgrader calls `alembic` by name; the rest is called from .venv by path.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
AUTOGRADER := .venv/bin/autograder
LESSON ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: .venv/ready ## .venv from the locked requirements; does nothing when it is up to date

.venv/locked: requirements.lock .ci/env
	@.ci/env && touch $@

.venv/ready: .venv/locked pyproject.toml $(shell find convolab -name '*.py' -o -name '*.js' -o -name '*.css' -o -name '*.toml')
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --no-build-isolation -e . ./convolab && .ci/compile convolab && touch $@

demo: env ## a class hands in all ten lessons and gets marks, feedback and a report, in demo/
	@.ci/demo

test: env ## the whole test suite, browser tests included
	@.ci/browser && .ci/colab && .venv/bin/python -m pytest -n 2

check: env ## lint, types, notebooks in normal form, release and figures up to date
	@.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/mypy
	@$(AUTOGRADER) release --check && .venv/bin/python assets/stale.py

release: env ## source/ to release/: the notebooks and the package that students get
	@$(AUTOGRADER) release

grade: env ## grade what is new or changed in submitted/: make grade LESSON=02_cross_correlation
	@$(AUTOGRADER) grade $(LESSON)

feedback: env ## a page for each student: make feedback LESSON=02_cross_correlation
	@$(AUTOGRADER) feedback $(LESSON)

report: env ## the class report
	@$(AUTOGRADER) report $(LESSON)

site: env ## the lessons as web pages with living pictures, in site/; they need no kernel
	@$(AUTOGRADER) site

bench: env ## grading against stock nbgrader, pictures against ipywidgets; bench/results.json
	@.venv/bin/python bench/grading.py
	@.ci/browser && .venv/bin/python bench/pictures.py

clean: ## remove what make made: .venv, demo/, site/ and the tools' caches
	@rm -rf .venv .venv-colab demo site .pytest_cache .mypy_cache .ruff_cache .hypothesis
