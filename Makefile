# `make serve` and `make test` do everything on a fresh machine with Python 3.11 or newer; README.md has the same without make.

VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip install --quiet --no-input --disable-pip-version-check
# More words for the program, such as: make serve ARGS="--port 9000"
ARGS   ?=
# The first Python that starts and is new enough: a version manager may name one that is not installed (.python-version is for Netlify).
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
SUDO   := $(shell test "$$(id -u)" = 0 || echo sudo)
# Installs Debian packages, where that is how the machine gets them.
APT    := $(SUDO) sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$$0" >/dev/null'

.PHONY: help serve build check test quick torture supply lint quality browser tools bench docs patterns screenshots picture requirements clean

help:
	@echo "make serve         install, build, serve on this machine, rebuild on every change"
	@echo "make test          install everything the tests need, then lint and test"
	@echo "make quick         the tests of the library alone, in a minute"
	@echo "make quality       the slow bars: axe in all views, Lighthouse, checkers of HTML, CSS and links"
	@echo "make torture       bad files, fuzzing, payloads, builds that are killed and whose disk fails, at thousands of places, for an hour"
	@echo "make supply        the libraries as the lock names them: known vulnerabilities, licenses, a bill of materials (CycloneDX)"
	@echo "make build         build the site into site/"
	@echo "make check         tell what an editor should mend before pushing"
	@echo "make bench         time builds beside those of Hugo, Eleventy, Pelican and MkDocs, into bench/RESULTS.md"
	@echo "make lint          ruff and mypy"
	@echo "make docs          the documentation, into .cache/docs/"
	@echo "make screenshots   pictures of every kind of page into .cache/screenshots/"
	@echo "make patterns      every component with its examples, as a page in .cache/patterns/"
	@echo "make picture       take the pictures of README.md anew, into docs/"
	@echo "make requirements  pin the libraries anew"
	@echo "make clean         remove what was generated"

serve: $(VENV)/installed
	$(PY) -m builder serve $(ARGS)

build: $(VENV)/installed
	$(PY) -m builder build $(ARGS)

check: $(VENV)/installed
	$(PY) -m builder check

test: lint browser
	$(PY) -m pytest --numprocesses auto $(ARGS)

# What can be tried between two edits: no site, no browser.
quick: $(VENV)/installed-for-tests
	$(PY) -m pytest --numprocesses auto $(addprefix tests/,lang learn extract cluster collate policy engine test_library.py) $(ARGS)

# What `make test` tries at a few places, at many.
torture: browser
	TORTURE_POINTS=40 $(PY) -m pytest tests/published/test_faults.py tests/published/test_attacks.py tests/published/test_same_bytes.py \
		tests/pipeline/test_incremental.py tests/fuzzing tests/editor/test_damage.py tests/site/test_payloads.py tests/browser/test_payloads_run.py \
		tests/serve/test_memory.py $(ARGS)

# The bars that take minutes or programs of Node.js, Java and Rust; the fast ones are tests.
quality: browser tools
	$(PY) -m pytest tests/browser/test_bars.py tests/browser/quality_*.py $(ARGS)

# The libraries from the lock alone, in an environment of their own, and what is known of them.
SUPPLY   := .cache/supply/bin
LICENSES := Apache;BSD;ISC;MIT;PSF;Python Software Foundation;CNRI;MPL;Mozilla Public License;LGPL;GNU Lesser General Public License;Unlicense;Public Domain;0BSD;Zlib;HPND;Artistic
supply: $(VENV)/python
	rm -rf .cache/locked .cache/supply
	$(PY) -m venv .cache/locked && .cache/locked/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m venv .cache/supply && $(SUPPLY)/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1 pip-licenses==5.5.5 cyclonedx-bom==7.5.0
	$(SUPPLY)/pip-licenses --python .cache/locked/bin/python --from=mixed --partial-match --allow-only="$(LICENSES)" --format=csv >.cache/licenses.csv
	$(SUPPLY)/cyclonedx-py environment .cache/locked/bin/python --pyproject pyproject.toml --output-reproducible --output-file .cache/sbom.cdx.json
	$(SUPPLY)/pip-audit --requirement requirements.lock --require-hashes --disable-pip

lint: $(VENV)/installed-for-tests
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

bench: $(VENV)/installed
	$(PY) bench/peers.py --write $(ARGS)

docs: $(VENV)/installed-for-tests
	$(PY) -m sphinx -W --keep-going docs .cache/docs

patterns: $(VENV)/installed-for-tests
	$(PY) tests/browser/patterns.py .cache/patterns
	$(PY) -m http.server --bind 127.0.0.1 --directory .cache/patterns 8010

screenshots: browser build
	$(PY) tests/browser/screenshots.py .cache/screenshots

PICTURE := $(PY) tests/browser/screenshots.py docs --colors 128
EVENT   := /events/2023-03-06-strategic-vision-group-meeting/
picture: browser build
	$(PICTURE) --page statement=$(EVENT) --select '.statement:has(:text("respectful"))' --width 960 --scheme light
	$(PICTURE) --page coverage=$(EVENT) --width 1280 --height 2250 --scheme light
	$(PICTURE) --page home=/ --width 1280 --height 1080 --scheme light
	$(PICTURE) --page search='/search/?q=fair' --width 1280 --height 1080 --scheme dark
	cd docs && for name in *-*-*.png; do mv "$$name" "$${name%%-*}.png"; done

$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer is needed (on Debian: apt-get install python3 python3-venv)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { command -v apt-get >/dev/null && echo "installing python3-venv" && $(APT) python3-venv; } || \
		{ echo "make: $(PYTHON) has no venv module (on Debian: apt-get install python3-venv)" >&2; exit 1; }
	@$(PY) -c 'import pip' 2>/dev/null || { echo "$(PYTHON) -m venv $(VENV)"; $(PYTHON) -m venv --clear $(VENV); }
	@$(PIP) --upgrade pip
	@touch $@

$(VENV)/installed: requirements.txt | $(VENV)/python
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-for-tests: requirements.txt pyproject.toml | $(VENV)/python
	PYTHONWARNINGS=ignore $(PIP) -r requirements.txt -e '.[test,lint,dask,docs]'
	@touch $@ $(VENV)/installed

# The browser tests take CHROME_PATH, or what is found here; without any browser, Debian's is installed.
# Playwright drives it with a Node.js of its own, which wants a library that a minimal Debian lacks.
# OpenSSL plays the service that stamps captures.
browser: $(VENV)/installed-for-tests
	@$(PY) tests/browser/chromium.py >/dev/null 2>&1 || ! command -v apt-get >/dev/null || { \
		echo "installing chromium"; $(APT) chromium; }
	@$(PY) tests/browser/chromium.py >/dev/null
	@$(PY) -m playwright --version >/dev/null 2>&1 || ! command -v apt-get >/dev/null || { echo "installing libatomic1"; $(APT) libatomic1; }
	@$(PY) -m playwright --version >/dev/null
	@command -v openssl >/dev/null || ! command -v apt-get >/dev/null || { echo "installing openssl"; $(APT) openssl; }

tools: .cache/quality/installed
.cache/quality/installed: tests/browser/package.json pyproject.toml | $(VENV)/installed-for-tests
	@command -v npm >/dev/null || ! command -v apt-get >/dev/null || { echo "installing nodejs and npm"; $(APT) nodejs; $(APT) npm; }
	@command -v java >/dev/null || ! command -v apt-get >/dev/null || { echo "installing java"; $(APT) default-jre-headless; }
	$(PIP) -e '.[quality]'
	@mkdir -p .cache/quality && cp $< .cache/quality/
	cd .cache/quality && PUPPETEER_SKIP_DOWNLOAD=1 npm install --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error
	@touch $@

requirements:
	rm -rf .cache/requirements
	$(PYTHON) -m venv .cache/requirements
	.cache/requirements/bin/python -m pip install --quiet --disable-pip-version-check .
	{ sed -n '/^#/p' requirements.txt; .cache/requirements/bin/python -m pip freeze --exclude coverage-digest; } > .cache/requirements.txt
	mv .cache/requirements.txt requirements.txt
	.cache/requirements/bin/python -m pip install --quiet --disable-pip-version-check uv
	{ sed -n '/^#/p' requirements.lock; .cache/requirements/bin/uv pip compile pyproject.toml --constraints requirements.txt \
		--universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet; } > .cache/requirements.lock
	mv .cache/requirements.lock requirements.lock
	rm -rf .cache/requirements build

clean:
	rm -rf site .site-spare .cache build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
	find builder tests -name __pycache__ -type d -prune -exec rm -rf {} +
