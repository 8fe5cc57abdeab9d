# esabid: `make run` for a first look, `make test` for a green run. No root, no other tool than pip.

ifeq ($(OS),Windows_NT)
$(error esabid runs on Linux, macOS and WSL. On Windows, install WSL (wsl --install) and run make there)
endif

# The first Python that is new enough: macOS and older systems keep an old python3.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; \
	done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
CATALOGUES := esabid/wording/catalogues
POT := build/messages.pot

.PHONY: help run test bench words clean

help:
	@echo "make run    a first look: the demo campaign at http://127.0.0.1:8000"
	@echo "make test   all tests, browser tests too"
	@echo "make bench  how fast it is, as ratios against bare baselines of the same run"
	@echo "make words  extract, update and compile the translations"
	@echo "make clean  remove what make and the tests made (never a campaign)"

run: .venv/.installed
	@$(BIN)/esabid run --demo $(ARGS)

test: .venv/.installed-test
	@$(BIN)/python -m pytest -n auto $(ARGS)

bench: .venv/.installed
	@$(BIN)/python -m bench $(ARGS)

words: .venv/.installed
	@mkdir -p build
	@$(BIN)/pybabel -q extract -F esabid/wording/babel.cfg --no-location --sort-output \
		-k _ -k n_:1,2 -o $(POT) esabid templates
	@$(BIN)/pybabel -q update -i $(POT) -d $(CATALOGUES) -w 100 --ignore-obsolete \
		--no-fuzzy-matching --ignore-pot-creation-date
	@$(BIN)/pybabel -q compile -d $(CATALOGUES) --statistics

clean:
	@rm -rf .venv build dist *.egg-info .pytest_cache .hypothesis .coverage .coverage.*
	@find esabid tests -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# One that was half made, as by a python3 without its venv, is made again.
.venv/.made:
	@test -n "$(PYTHON)" || { \
		echo "esabid needs Python 3.11 or newer, and none was found." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python cannot make a virtual environment here. Once, as an administrator:" >&2; \
		echo "    sudo apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.installed: setup.cfg pyproject.toml .venv/.made
	@echo "Installing esabid into .venv; the first time takes a minute."
	@$(PIP) -e .
	@touch $@

.venv/.installed-test: setup.cfg pyproject.toml .venv/.made
	@echo "Installing esabid and its tests into .venv; the first time takes a minute."
	@$(PIP) -e '.[test]'
	@touch .venv/.installed $@
