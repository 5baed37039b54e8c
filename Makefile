# make serve: the site at http://127.0.0.1:8000 · make test: all tests · make site: build into site/
# On a fresh machine each of them first installs what it needs into .venv; on Debian as root the missing system packages too.

PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# Material's notice about MkDocs 2 is for us, not for editors: the README says what we do about it.
export NO_MKDOCS_2_WARNING = 1
# Two builds of the same commit give the same bytes: the site map's dates come from the commit, not from the clock.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

# A command's BASE, YEAR, NAME … reach it through the environment ("$$YEAR"), so that the shell never reads them as code.

.DEFAULT_GOAL := help
.PHONY: help serve demo site check test format bench papers lock dictionary changes new-year new-network close browser clean

help: ## Show what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

serve: .venv/.site-ready ## Serve the site at http://127.0.0.1:8000 and follow changes
	$(BIN)/mkdocs serve

demo: .venv/.site-ready ## Serve a fictional city in which everything is filled in, as of its own day
	SITE_DATE=$${SITE_DATE:-2025-11-15} $(BIN)/mkdocs serve -f tests/fixtures/exempelstad/mkdocs.yml

site: .venv/.site-ready ## Build the site into site/
	$(BIN)/mkdocs build --clean

check: .venv/.site-ready ## Check data, pages and menu
	$(BIN)/python -m actionplans check

test: .venv/.test-ready browser ## Run everything that must pass: style, types, data, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m actionplans check
	$(BIN)/python -m pytest -n auto

format: .venv/.test-ready ## Put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.test-ready ## Measure speed and size on a generated city
	$(BIN)/python -m bench

papers: .venv/.site-ready ## Make the committee's papers for a year: make papers YEAR=2023
	@$(BIN)/python -m actionplans papers -- "$$YEAR"

changes: .venv/.site-ready ## Say what changed: make changes BASE=main HEAD=HEAD (or folders, or polis/2022 polis/2023)
	@$(BIN)/python -m actionplans changes --format "$${FORMAT:-text}" -- "$$BASE" "$$HEAD"

new-year: .venv/.site-ready ## Begin a year: drafts of all plans, pages and menu: make new-year YEAR=2024
	@$(BIN)/python -m actionplans new-year -- "$$YEAR"

new-network: .venv/.site-ready ## Add a network: data, page and menu: make new-network ID=polis NAME=POLIS
	@$(BIN)/python -m actionplans new-network -- "$$ID" "$$NAME"

close: .venv/.site-ready ## Close a year that the committee has decided on: make close YEAR=2023
	@$(BIN)/python -m actionplans close -- "$$YEAR"

dictionary: .venv/.site-ready ## Write data/README.md from actionplans/model.py
	$(BIN)/python -m actionplans dictionary > data/README.md

lock: .venv/.test-ready ## Lock the newest versions that requirements*.in allow, with hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header \
		--no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header \
		--no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt

clean: ## Remove what can be made again
	rm -rf .venv site .pytest_cache .mypy_cache .ruff_cache

.venv/.site-ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	@# Debian keeps venv in a package of its own.
	$(PYTHON) -m venv .venv || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; }
	$(PIP) -r requirements.txt
	@touch $@

.venv/.test-ready: .venv/.site-ready requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@

browser: .venv/.test-ready # The browser tests drive an installed Chromium; tests/browser.py says where it is looked for.
	@$(BIN)/python tests/browser.py || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && apt-get install -y -qq chromium libatomic1; } \
		|| echo "NOTE: no Chromium found and none could be installed; the browser tests will say so."
