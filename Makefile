# make serve: the site at http://127.0.0.1:8000 · make test: all tests · make site: build into site/
# On a fresh machine each of them first installs what it needs into .venv; on Debian as root the missing system packages too.

PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# A package without a wheel is built with what requirements-build.txt holds by hash, never with what pip would fetch for it.
# What is imported is compiled when it first is: compiling all of it took longer than fetching it.
INSTALL := -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-build-isolation
# Node comes with pip, so that a fresh machine has the same one; what it runs comes from npm: see package.json.
NODE := $(BIN)/node
BIOME := $(NODE) node_modules/@biomejs/biome/bin/biome
# On GitHub the same report stands beside the changed lines, and in the job's summary.
CHECK = $(BIN)/python -m actionplans check $(if $(GITHUB_ACTIONS),--format github)
# Material's notice about MkDocs 2 is for us, not for editors: the README says what we do about it.
export NO_MKDOCS_2_WARNING = 1
# What is imported is compiled once, also where the machine's own setting is that nothing is kept: tests start some hundred
# programs, and compiling takes each as long as all that it does.
unexport PYTHONDONTWRITEBYTECODE
# Two builds of the same commit give the same bytes: the site map's dates come from the commit, not from the clock.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

# A command's BASE, YEAR, NAME … reach it through the environment ("$$YEAR"), so that the shell never reads them as code.

.DEFAULT_GOAL := help
.PHONY: help serve site check test types style nightly spoken preview tarball proposal errors pages changed-code comment attention issue collect propose answer reply engines format bench bench-compare last-bench bench-search bench-answer bench-server tune lock dictionary browser firefox nginx demo papers demo-papers demo-snapshot sent reminders lighthouse java packers changes fix new-city new-year new-network new-matter close upgrade update snapshot release tagged-release record schema typeface mutants clean

help: ## Show what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# MkDocs runs what mkdocs.yml names while it reads it, before our adapter can look: so each of these commands checks first.

serve: .venv/.site-ready ## Serve the site at http://127.0.0.1:8000 and follow changes: PORT=… for another port
	@$(BIN)/python -m actionplans serve --port="$$PORT"

demo: .venv/.site-ready ## Serve a fictional city in which everything is filled in, as of its own day, at port 8001
	@$(BIN)/python -m actionplans demo --port="$$PORT"

site: .venv/.site-ready ## Build the site into site/
	@$(BIN)/python -m actionplans site

check: .venv/.check-ready ## Check data, pages and menu
	$(CHECK)

test: .venv/.test-ready browser firefox java nginx packers node_modules/.test-ready ## Run everything that must pass: style, types, data, tests
	@$(MAKE) --no-print-directory --jobs=2 types style
	$(BIN)/python -m pytest -n auto --dist worksteal

# Types take one core as long as all the rest takes another.
types:
	$(BIN)/mypy

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/zizmor --offline --quiet .github
	$(BIOME) ci --error-on-warnings
	$(NODE) node_modules/typescript/bin/tsc
	$(NODE) --test tests/search/*.test.mjs
	$(CHECK)

nightly: .venv/.test-ready browser firefox java nginx packers node_modules/.test-ready ## Run what takes too long for make test; SEED=… repeats a night's chance
	@export SEED="$${SEED:-$$(date +%Y%m%d)}"; echo "SEED=$$SEED"; $(BIN)/python -m pytest -n auto --dist worksteal -m nightly

spoken: .venv/.test-ready browser node_modules/.test-ready ## Write down what a screen reader says of five pages: read the difference
	BLESS=1 $(BIN)/python -m pytest -n 0 tests/test_spoken.py

preview: .venv/.site-ready ## Build a copy that opens without a server into dist/preview/
	@$(BIN)/python -m actionplans preview

tarball: .venv/.site-ready ## Pack the site for a web server into dist/webbplats.tar.gz
	@$(BIN)/python -m actionplans tarball

# --- What the workflows run. Their values come as environment variables and are quoted by the shell, never pasted in. ---

proposal: .venv/.check-ready # What a pull request changes since BASE, for comment.yml
	@mkdir -p dist/proposal
	@# A proposal that changes what a file must hold leaves the data before it unreadable; that is no fault of the proposal.
	$(BIN)/python -m actionplans changes --most 100 "$$BASE" HEAD > dist/proposal/changes.txt || echo \
		"Det går inte att säga vad som ändras, för uppgifterna före förslaget går inte att läsa." > dist/proposal/changes.txt

errors: .venv/.check-ready # What the check finds in a proposal, for comment.yml
	@$(BIN)/python -m actionplans.adapters.github errors --out=dist/proposal

pages: .venv/.site-ready # The pages that differ between BASE and dist/preview, as one file: dist/forhandsvisning.html
	@rm -rf dist/before && git worktree prune && git worktree add --quiet --force --detach dist/before "$$BASE"
	@# Where the version before cannot be built by itself, all pages are shown.
	-@cd dist/before && OFFLINE=true $(CURDIR)/$(BIN)/mkdocs build --quiet --site-dir site
	@$(BIN)/python -m actionplans.adapters.pages dist/before/site dist/preview dist/forhandsvisning.html
	@git worktree remove --force dist/before

changed-code: # Runs make test, unless all that differs from BASE is the city's: its data and pages
	@# Whatever it cannot answer ends with a test.
	@$(PYTHON) -m actionplans.adapters.github unchanged --base="$$BASE" || $(MAKE) test

answer: .venv/.check-ready # Writes what a filled-in form proposes, and hands it to the job that proposes it
	@$(BIN)/python -m actionplans.adapters.github answer --out=dist/handed

# Those that write to GitHub install nothing and need no package: what runs beside a token that may write is main's code.
FORGE = $(PYTHON) -m actionplans.adapters.github

last-bench: # Fetches what the last run of make bench on main gave, for bench.yml: dist/before/bench.json
	@$(FORGE) last-bench --out=dist/before --main="$$MAIN"

comment: # Writes the comment on a pull request
	@$(FORGE) comment --handed="$$HANDED" --commit="$$COMMIT" --conclusion="$$CONCLUSION" --run="$$RUN" \
		--number="$$NUMBER" --attempt="$$ATTEMPT" --started="$$STARTED" --repository="$$HEAD_REPOSITORY" \
		--branch="$$HEAD_BRANCH" --main="$$MAIN"

attention: .venv/.check-ready # Hands what needs attention to the job that keeps the issue
	@$(BIN)/python -m actionplans.adapters.github attention --out=dist/handed

issue: # Keeps the issue about what needs attention, from what was handed over
	@$(FORGE) issue --handed="$$HANDED"

collect: # Hands what has been written in the project to the job that proposes it
	@$(FORGE) collect --out=dist/handed

propose: # Opens a pull request with what was handed over: files of the sort that KIND writes, and no others
	@$(FORGE) propose --handed="$$HANDED" --kind="$$KIND" --title="$$TITLE"

reply: # Proposes what a filled-in form became, or says in its issue what is to be mended
	@$(FORGE) reply --handed="$$HANDED" --read="$$READ"

release: # Attaches the package that was handed over to the release of its tag TAG, which must not be there
	@$(FORGE) release --handed="$$HANDED" --tag="$$TAG" --commit="$$COMMIT" --main="$$MAIN"

tagged-release: # Sets the tag TAG on a version of main, with the package that was handed over at its release
	@$(FORGE) tagged-release --handed="$$HANDED" --tag="$$TAG" --commit="$$COMMIT" --main="$$MAIN"

record: .venv/.check-ready # Writes down in data/snapshots.yml what was attached to the release of TAG
	@package="$$($(BIN)/python -m actionplans.adapters.github package --handed="$$HANDED" --tag="$$TAG")" \
		&& $(BIN)/python -m actionplans record-snapshot "$$package" \
		--url "$$GITHUB_SERVER_URL/$$GITHUB_REPOSITORY/releases/download/$$TAG/handlingsplaner-$${TAG#plan-}.zip"

mutants: .venv/.test-ready browser firefox java nginx packers node_modules/.test-ready ## Make each fault of tests/mutants/mutants.yml in a copy: a test must see it
	$(BIN)/python -m tests.mutants

format: .venv/.test-ready node_modules/.test-ready ## Put the code in order, and data files if named: make format FILES=data/networks/kajforum.yml
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIOME) check --write
	@# Never all of data/: a year's package holds its files byte for byte, and an editor's own layout is no error.
	@# Unquoted, so that several files can be named; the shell splits the value into words and reads no code in it.
	@test -z "$$FILES" || $(BIN)/python -m actionplans format -- $$FILES

bench: .venv/.test-ready browser ## Measure all that is promised, beside stock Material, Zensical and Hugo: QUICK=1, ONLY=build,check, ROUNDS=5, CODE=../before
	@$(MAKE) --no-print-directory .venv-engines/.ready || echo "NOTE: the other engines could not be installed; the table says so."
	@$(BIN)/python -m bench --engines=.venv-engines $${QUICK:+--quick} $${ROUNDS:+"--rounds=$$ROUNDS"} \
		$${ONLY:+"--only=$$ONLY"} $${CODE:+"--code=$$CODE"} $${OUT:+"--out=$$OUT"}

bench-compare: .venv/.test-ready ## Say what became slower from one run of make bench to another: BEFORE=a.json AFTER=b.json (MOST=10 per cent)
	@$(BIN)/python -m bench.compare --most="$${MOST:-10}" -- "$$BEFORE" "$${AFTER:-dist/bench.json}"

bench-search: .venv/.test-ready browser ## Measure what a query costs and what the index weighs: PROJECTS="../before ." sets clones beside each other
	@# Unquoted, so that several clones can be named; the shell splits the value into words and reads no code in it.
	$(BIN)/python -m bench.queries $(if $(KEEP),"--keep=$$KEEP") -- $$PROJECTS

bench-answer: .venv/.test-ready ## Measure how long an editor waits: the check's steps in a fresh clone, cold and warm
	$(BIN)/python -m bench.answer

bench-server: .venv/.test-ready nginx ## Measure how fast the README's nginx answers, against stock Material's site
	$(BIN)/python -m bench.server

tune: .venv/.test-ready ## Fit the factors of the search on the open sets of both cities, and say what each is worth
	$(BIN)/python -m bench.tune

papers: .venv/.papers-ready ## Make the papers of a year's matters: make papers YEAR=2023, or of one: make papers MATTER=2023-08-28
	@$(BIN)/python -m actionplans papers "--matter=$$MATTER" -- "$$YEAR"

sent: .venv/.papers-ready ## Keep a year's papers as they were sent: make sent YEAR=2027, or of a matter: make sent MATTER=2027-08-30 (DATE=…)
	@$(BIN)/python -m actionplans sent "--matter=$$MATTER" "--date=$$DATE" -- "$$YEAR"

demo-papers: .venv/.papers-ready ## Make the papers of the fictional city, in dist/exempelstad/: make demo-papers YEAR=2025
	@$(BIN)/python -m actionplans papers --project=tests/fixtures/exempelstad --out=dist/exempelstad \
		"--matter=$$MATTER" -- "$${YEAR:-2025}"

demo-snapshot: .venv/.papers-ready ## Send and pack a year's papers of the fictional city, in dist/exempelstad/: make demo-snapshot YEAR=2025
	@$(BIN)/python -m tests.demo_package "$${YEAR:-2025}" dist/exempelstad

reminders: .venv/.check-ready ## Write the week's reminders as letters in dist/reminders/, one to each function that answers for something
	@$(BIN)/python -m actionplans reminders

lighthouse: .venv/.test-ready browser ## Measure speed and accessibility of the heaviest page of each kind, as Lighthouse sees them
	$(BIN)/python -m bench.lighthouse

changes: .venv/.check-ready ## Say what changed: make changes BASE=main HEAD=HEAD (or folders, or kajforum/2022 kajforum/2023)
	@$(BIN)/python -m actionplans changes --format "$${FORMAT:-text}" -- "$$BASE" "$$HEAD"

fix: .venv/.check-ready ## Mend what has one certain mend, and say what is left: make fix (CHECK=1 only says what it would mend)
	@$(BIN)/python -m actionplans fix $(if $(CHECK),--check)

new-year: .venv/.check-ready ## Begin a year: drafts of all plans, pages and menu: make new-year YEAR=2024
	@$(BIN)/python -m actionplans new-year -- "$$YEAR"

new-city: .venv/.check-ready ## Begin a city of your own: make new-city NAME="Älvhamn" (FOLDER=… ORGANISATION=… ADMINISTRATION=… COMMITTEE=… WORDS=…)
	@$(BIN)/python -m actionplans new-city --folder="$$FOLDER" --organisation="$$ORGANISATION" \
		--administration="$$ADMINISTRATION" --committee="$$COMMITTEE" --words="$$WORDS" -- "$$NAME"

upgrade: .venv/.check-ready ## Move data from an earlier release's form to this one's, after a merge of a later release
	@$(BIN)/python -m actionplans upgrade

update: .venv/.check-ready ## Take a later release of the product: make update RELEASE=produkten/main
	@$(BIN)/python -m actionplans update -- "$$RELEASE"

new-matter: .venv/.check-ready ## Begin a matter before the committee: make new-matter DATE=2027-03-08 PLANS=2027 REPORTS=2026
	@$(BIN)/python -m actionplans new-matter "--plans=$$PLANS" "--reports=$$REPORTS" "--title=$$TITLE" -- "$$DATE"

new-network: .venv/.check-ready ## Add a network: data and page: make new-network ID=kajforum NAME=Kajforum
	@$(BIN)/python -m actionplans new-network -- "$$ID" "$$NAME"

close: .venv/.check-ready ## Close a year that the committee has decided on: make close YEAR=2023
	@$(BIN)/python -m actionplans close -- "$$YEAR"

snapshot: .venv/.papers-ready ## Make a year's package for the archive: make snapshot YEAR=2023
	@$(BIN)/python -m actionplans snapshot "$${YEAR#plan-}"

dictionary: .venv/.check-ready ## Write data/README.md from actionplans/model/
	$(BIN)/python -m actionplans dictionary > data/README.md

typeface: .venv/.papers-ready ## Write which signs the papers' typeface has, for the check
	$(BIN)/python -m actionplans typeface > actionplans/rules/typeface.txt.new
	@mv actionplans/rules/typeface.txt.new actionplans/rules/typeface.txt

engines: .venv/.site-ready .venv-engines/.ready ## Build the same tree with ProperDocs and Zensical, and compare
	$(BIN)/python -m bench.engines .venv-engines/$(notdir $(BIN))

.venv-engines/.ready: requirements-engines.txt requirements-build.txt
	$(PYTHON) -m venv .venv-engines
	.venv-engines/$(notdir $(BIN))/python $(INSTALL) -r requirements-build.txt
	.venv-engines/$(notdir $(BIN))/python $(INSTALL) -r $<
	@touch $@

schema: .venv/.check-ready ## Write data/schema/ from actionplans/model/ and the words in data/vocabulary.yml
	$(BIN)/python -m actionplans schema

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header \
	--no-emit-index-url --no-emit-find-links

lock: .venv/.test-ready ## Lock the newest versions that requirements*.in and package.json allow, with hashes
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) -c requirements.txt requirements-check.in -o requirements-check.txt
	$(LOCK) requirements-papers.in -o requirements-papers.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt
	$(LOCK) requirements-engines.in -o requirements-engines.txt
	$(LOCK) requirements-build.in -o requirements-build.txt
	$(BIN)/npm update --silent --package-lock-only

clean: ## Remove what can be made again
	rm -rf .venv .venv-engines node_modules site dist .pytest_cache .mypy_cache .ruff_cache

# Each step installs what the one before lacks: to check, to build the site, to typeset papers, to test.
.venv/.check-ready: requirements-check.txt requirements-build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	@# Debian keeps venv in a package of its own.
	$(PYTHON) -m venv .venv || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; }
	$(BIN)/python $(INSTALL) -r requirements-build.txt
	$(BIN)/python $(INSTALL) -r requirements-check.txt
	@touch $@

.venv/.site-ready: .venv/.check-ready requirements.txt
	$(BIN)/python $(INSTALL) -r requirements.txt
	@touch $@

.venv/.papers-ready: .venv/.site-ready requirements-papers.txt
	$(BIN)/python $(INSTALL) -r requirements-papers.txt
	@touch $@

.venv/.test-ready: .venv/.papers-ready requirements-dev.txt
	$(BIN)/python $(INSTALL) -r requirements-dev.txt
	@touch $@

browser: .venv/.test-ready # The browser tests drive an installed Chromium; tests/browser.py says where it is looked for.
	@$(BIN)/python tests/browser.py --shell || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && { apt-get install -y -qq chromium-headless-shell libatomic1 \
			|| apt-get install -y -qq chromium libatomic1; }; } || $(BIN)/python tests/browser.py \
		|| echo "NOTE: no Chromium found and none could be installed; the browser tests will say so."

firefox: .venv/.test-ready # The offline copy is opened in Firefox, too; tests/firefox.py says where it is looked for.
	@$(BIN)/python tests/firefox.py || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && apt-get install -y -qq firefox-esr; } \
		|| echo "NOTE: no Firefox found and none could be installed; its tests will say so."

nginx: # The README shows a web server's configuration, and a test starts one with it.
	@command -v nginx /usr/sbin/nginx >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx-light; } \
		|| echo "NOTE: no nginx found and none could be installed; the test of the README's configuration will say so."

packers: # Tests hold a year's package against unzip, and sign it as an archive may, with OpenSSH.
	@command -v unzip >/dev/null && command -v ssh-keygen >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && apt-get install -y -qq --no-install-recommends unzip openssh-client; } \
		|| echo "NOTE: no unzip or no ssh-keygen found and none could be installed; the tests of packages will say so."

java: # The validator of HTML is a Java program.
	@command -v java >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && apt-get install -y -qq default-jre-headless; } \
		|| echo "NOTE: no Java runtime found and none could be installed; the test of valid HTML will say so."

node_modules/.test-ready: .venv/.test-ready package-lock.json # What looks at the built site and the scripts: see package.json.
	@$(BIN)/npm ci --silent && touch $@ \
		|| echo "NOTE: npm could not fetch what package-lock.json names; the checks that need it will say so."
