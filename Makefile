# make demo | web | test | bench | train | clean; each sets up what it needs in .venv first.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo.db
# The newest Python that serves; name another one with `make PYTHON=/path/to/python3.12`.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo web test bench train clean

demo: $(VENV)/.installed
	@$(MAKE) --no-print-directory web || echo "The scripts of the pages could not be built: the pages go without them, and say so"
	@mkdir -p build && rm -f build/demo.db*
	$(BIN)/rashomon add examples/families --record $(DEMO)
	@echo; echo "Which events do most origins tell of?"
	$(BIN)/rashomon events --record $(DEMO) --order origins --limit 8
	@echo; echo "One of them, with the sources side by side:"
	$(BIN)/rashomon event --record $(DEMO) $$($(BIN)/rashomon events --record $(DEMO) --place Tongomayel --order origins \
		--limit 1 --format csv | grep -o '\be[0-9a-f]\{16\}' | head -1)
	@echo; echo "What do the sources disagree about?"
	$(BIN)/rashomon disagreements --record $(DEMO) --limit 5
	$(BIN)/rashomon code examples/*.txt examples/*.html examples/wire.jsonl --format jsonl --html build/demo.html --out build/demo.jsonl
	@echo; echo "The record: $(CURDIR)/$(DEMO)   Single reports as a page: $(CURDIR)/build/demo.html"
	@echo "In the browser: $(BIN)/rashomon serve --record $(DEMO)"

# The scripts of the pages: map, timeline, charts, network, keys. Everything else works without them.
# The tests bring a Node of their own into .venv, which comes first; else the machine's is taken if it is new enough.
BUILT := src/rashomon/web/static/built/.vite/manifest.json
WITH_NODE := PATH="$(CURDIR)/$(BIN):$$PATH"
NODE_SERVES := $(WITH_NODE) node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'

web:
	@if $(NODE_SERVES) 2>/dev/null; then $(MAKE) --no-print-directory $(BUILT); else \
		echo "Node 20.19 or newer with npm was not found: the pages go without map, charts, network and keys, and say so"; fi

frontend/node_modules/.installed: frontend/package-lock.json
	cd frontend && $(WITH_NODE) npm ci --no-progress --loglevel=error
	@touch $@

$(BUILT): frontend/node_modules/.installed $(wildcard frontend/*.json frontend/*.ts frontend/src/*)
	cd frontend && $(WITH_NODE) npm run build
	@touch $@

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(MAKE) --no-print-directory web
	cd frontend && $(WITH_NODE) npm test
	$(BIN)/pytest -q -n auto --maxprocesses 4 --dist loadfile

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/families.py
	$(BIN)/python benchmarks/scale.py --folder build/scale
	$(BIN)/python benchmarks/pages.py --record build/scale/scale-10000.db

train: $(VENV)/.installed-dev
	$(BIN)/python training/train.py
	$(BIN)/python training/events.py

clean:
	rm -rf frontend/node_modules src/rashomon/web/static/built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# pip first: older releases (23.2.1 for one) crash on some sets. Then the build tools, so that the
# package itself is built with the versions of constraints.txt and without another download.
$(VENV)/.installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Rashomon needs Python 3.11 or newer with venv (Debian: apt-get install python3-venv)" >&2; exit 3; }
	@echo "Setting up $(VENV) with $(PYTHON): a minute or two"
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(INSTALL) hatchling editables
	$(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(INSTALL) --no-build-isolation --editable '.[dev]'
	@touch $@
