# Two commands matter: `make run` (the main job) and `make test`. Both set everything up by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
ARGS ?=

.PHONY: help run test lint docs gate floors ladder bench fast hostile clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

# Set-up is cached: the stamp is older than pyproject.toml only when the dependencies may have changed.
$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(STAMP)

run: $(STAMP) ## read the sample news (or ARGS="FILE…") into a record, show who said what, write an HTML page
	@$(BIN)/qawl demo $(ARGS)

test: $(STAMP) ## everything that has to hold (lint, types, rooms, tests); about 3 minutes
	@$(BIN)/python -m tools.compile --clean
	@$(BIN)/ruff check src tests bench tools
	@$(BIN)/ruff format --check src tests bench tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest

lint: $(STAMP) ## ruff, mypy and the lexicon's lint alone
	@$(BIN)/ruff check src tests bench tools
	@$(BIN)/mypy
	@$(BIN)/qawl lexicon lint

docs: $(STAMP) ## write the pages made from the code, and what their commands print (about 1 minute)
	@$(BIN)/python -m tools.docs
	@$(BIN)/python -m tools.blocks

gate: $(STAMP) ## score ../shared/gold and compare with the floors; about 20 seconds
	@$(BIN)/python -m tests.gate.gate

floors: $(STAMP) ## raise the floors to today's figures (FLAGS=--lower to lower one)
	@$(BIN)/python -m tests.gate.gate --raise $(FLAGS)

ladder: $(STAMP) ## which stage loses what on ../shared/gold/dev (ARGS="--list STAGE N" shows some); about 20 seconds
	@$(BIN)/python -m tests.gate.ladder $(ARGS)

bench: $(STAMP) ## speed of extract beside the pinned tokeniser pass, at most 25 times it; about 1 minute
	@$(BIN)/python -m bench.speed --max-ratio 25 $(ARGS)

fast: $(STAMP) ## compile the hot modules with mypyc: the same output, twice as fast; needs a C compiler, about 3 minutes
	@$(BIN)/python -m tools.compile
	@$(BIN)/python -m tests.test_fast

hostile: $(STAMP) ## over 500 hostile files in time and memory, 2,000 flipped bits, 100,000 records; about 8 minutes
	@$(BIN)/python -m tests.hostile.run $(ARGS)
	@$(BIN)/python -m tests.hostile.run --flips 2000
	@$(BIN)/python -m tests.hostile.run --flat 100000

clean: ## remove what make has set up
	rm -rf $(VENV) out
