# What a newcomer types: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
OUT ?= build/demo

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
        --python-version 3.11

.PHONY: help run test check demo screenshots bundle bench endure words licences lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 16

run: .venv/ready  ## open Heliotrope (without a screen: play the demo into build/demo)
	@$(BIN)/python -m tests.tools.open $(OUT)

test: check  ## everything that must hold: style, types, floors and behaviour
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest --numprocesses auto --dist worksteal

check: .venv/ready-to-test  ## style, types and floors only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

demo: .venv/ready  ## play a half day with sample people through the real windows into build/demo
	$(BIN)/workshop demo --out $(OUT)

screenshots: demo  ## take the README's screenshots anew
	$(BIN)/python -m tests.tools.screenshots $(OUT)

bundle: .venv/ready-to-test  ## build the program that needs no Python into dist/
	@$(BIN)/python -m tests.tools.system_libraries --to-build
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	dist/Heliotrope/Heliotrope self-test

bench: .venv/ready-to-test  ## measure the speed (one part: make bench ONLY=start)
	@$(BIN)/python -m tests.tools.system_libraries --to-build
	$(BIN)/python -m tests.bench $(ONLY)

endure: .venv/ready-to-test  ## run what tests run shortly for hours (one part: make endure ONLY="fuzz 100000")
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.endure $(ONLY)

words: .venv/ready-to-test  ## gather the words to translate into assets/locale/workshop.pot
	@mkdir -p assets/locale
	$(BIN)/pybabel --quiet extract --no-location --sort-output --omit-header --project=Heliotrope \
	    --no-default-keywords --add-comments=Translators --keyword=_ --keyword=ngettext:1,2 \
	    --keyword=later --output=assets/locale/workshop.pot \
	    workshop ui

licences: .venv/ready  ## gather the licences of everything that ships into assets/licences.txt
	$(BIN)/python -m tests.tools.licences

lock: .venv/ready-to-test  ## renew the two lock files from pyproject.toml
	$(PIP) install uv
	$(LOCK) pyproject.toml --extra dev --extra locked --extra office --output-file requirements-dev.lock
	printf 'setuptools\n' | $(LOCK) pyproject.toml - --extra locked --extra office --constraint requirements-dev.lock \
	    --output-file requirements.lock

clean:  ## remove everything that was built
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: made once, stamped, and made anew only where a lock file has changed.

.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Heliotrope needs Python 3.11 or newer. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	    { echo "Python comes without its venv part here. Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Making the environment in .venv; this takes a minute."
	@$(PYTHON) -m venv .venv

.venv/ready: requirements.lock pyproject.toml setup.py tests/tools/system_libraries.py | .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m tests.tools.system_libraries
	@touch $@

.venv/ready-to-test: requirements-dev.lock .venv/ready
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
