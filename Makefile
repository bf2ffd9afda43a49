# make help lists what there is. Needs Python 3.11 or newer, git and make; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LABCONFIG := $(VENV)/etc/jupyter/labconfig
PORT ?= 8000
MILLIONS ?= 5 50

.DEFAULT_GOAL := help
.PHONY: help book epub pdf test check bench lint serve lab lock clean
.DELETE_ON_ERROR:

help:
	@echo "make book    check the corpus, run the chapters, leave the book in _build/html"
	@echo "make epub    the book as one EPUB, in _build/epub"
	@echo "make pdf     the book as one PDF for paper, in _build/pdf (a Chromium prints it)"
	@echo "make test    lint, types, every test and the browser's (builds the book first)"
	@echo "make check   every problem in corpus/ and chapters/, by file and line"
	@echo "make bench   speed and memory against nltk, conc and ripgrep, then a page beside a default one (MILLIONS=\"5 50 100\" words)"
	@echo "make serve   the book at http://127.0.0.1:$(PORT)/ (PORT=8001 for another)"
	@echo "make lab     the chapters as notebooks in JupyterLab"
	@echo "make lock    resolve requirements.txt anew into constraints.txt"
	@echo "make clean   remove what was built (not .venv)"

# The environment stands when its stamp is newer than what it was made from.
$(READY): requirements.txt constraints.txt pyproject.toml
	@$(PYTHON) tools/make_venv.py $(VENV)
	@touch $@

book: $(READY)
	@$(BIN)/python tools/build_book.py

epub: $(READY)
	@$(BIN)/python tools/build_book.py --builder epub

pdf: book
	@$(BIN)/python tools/browser.py
	@$(BIN)/python tools/print_book.py

check: $(READY)
	@$(BIN)/python -m helpers check

bench: book
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench-requirements.txt -c constraints.txt
	@$(BIN)/python tools/bench.py --millions $(MILLIONS)
	@$(BIN)/python tools/browser.py
	@$(BIN)/python tools/bench_pages.py

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: book
	@$(BIN)/python tools/browser.py
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest

serve: book
	@echo "The book is at http://127.0.0.1:$(PORT)/ (Ctrl-C stops it)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

lab: $(READY)
	@mkdir -p $(LABCONFIG) && cp tools/lab.json $(LABCONFIG)/default_setting_overrides.json
	@$(BIN)/jupyter lab --notebook-dir=. chapters

lock: requirements.txt
	@$(PYTHON) tools/make_venv.py --lock constraints.txt

clean:
	@rm -rf _build .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
