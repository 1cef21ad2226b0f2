# The one command set: what you type, what hooks run and what CI runs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: docs languages test lint verify pictures looks bench bench-peers clean
.DEFAULT_GOAL := docs

docs: .venv/installed        ## write output/leaflet.pdf and output/deck.pptx
	$(BIN)/irdocs build content.yaml -o output

languages: .venv/installed-arabic   ## the same in Welsh, Arabic and English, as translations/ has it
	$(BIN)/irdocs build content.yaml -o output --language cy --language ar --language en

test: .venv/installed-dev    ## all tests
	$(BIN)/pytest

lint: .venv/installed-dev    ## style, types, layers
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports

verify: test                 ## tests, and outside validators where they are found
	$(BIN)/python tools/verify.py

pictures: docs .venv/installed-dev  ## remake the guides' pictures (the deck's need LibreOffice) and the gallery
	$(BIN)/python tools/pictures.py output docs/pictures
	$(BIN)/python tools/gallery.py docs

looks: .venv/installed-dev      ## how well the slides of the examples are filled
	$(BIN)/python tools/looks.py

bench: .venv/installed-dev   ## where the time of a build goes
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_deck.py
	$(BIN)/python tools/bench_pictures.py
	$(BIN)/python tools/bench_preview.py

bench-peers: .venv/installed-dev   ## irdocs against pandoc, typst and PptxGenJS, which are fetched (needs npm)
	$(BIN)/python tools/bench_peers.py

clean:
	rm -rf .venv build output/*.pdf output/*.pptx src/*.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/installed-arabic: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[arabic]'
	touch $@ .venv/installed

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ .venv/installed
