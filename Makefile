# make test   sets up and runs every test         make lint   ruff and mypy
# make demo   sets up and fixes the example stack  make clean  removes what was made
# make fuzz   asks the properties of ROUNDS times new random inputs
# make fixer NAME=x  makes a fixer and its cases; then writes what it gives, and tests it
# make generated  renews all that is made from the code: pages, manual, schema, table
# make facts  renews the schemas and what follows from the newest packages of providers
# make bench  measures beside the peers that are installed
# make headline STACKS=FOLDER [JUDGE=PROGRAM]  measures how many refused stacks pass after
#   a fix, and writes docs/headline.md; needs terraform and the providers that
#   TFFIX_TF_PLUGINS names, or a program that judges (benchmarks/headline.py says how)
# make conformance FOLDERS=…  compares our reading of HCL with terraform's
# make lock   renews .ci/requirements.txt, what all of these are run with (needs uv)

PYTHON ?= python3
VENV ?= .venv
ROUNDS ?= 5
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: test fuzz demo lint golden fixer generated facts site bench headline conformance lock clean

test: $(READY)
	$(BIN)/pytest -n auto --dist worksteal

fuzz: $(READY)
	for round in $$(seq $(ROUNDS)); do \
	  $(BIN)/pytest -q -n auto -m hypothesis --hypothesis-profile new || exit 1; done

demo: $(READY)
	@rm -rf build/demo && mkdir -p build && cp -R golden/platform build/demo
	@printf '\n$$ tffix lib/\n'; cd build/demo && ../../$(BIN)/tffix lib/ || test $$? = 1
	@printf '\n$$ tffix --apply lib/\n'; cd build/demo && ../../$(BIN)/tffix --apply lib/
	@printf '\n$$ tffix lib/\n'; cd build/demo && ../../$(BIN)/tffix lib/

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Writes what tffix gives now to golden/ and fails for what changed: read the diff.
golden: $(READY)
	$(BIN)/pytest -q tests/test_golden.py --update-golden

fixer: $(READY)
	@$(BIN)/python tests/new_fixer.py $(NAME)
	@$(BIN)/python -m tffix.cli.explain --write docs/rules
	@$(BIN)/tffix config --schema > docs/schema/tffix.schema.json
	@git status --short fixers/$(NAME).py golden/$(NAME) docs
	@$(BIN)/ruff check --quiet fixers/$(NAME).py && $(BIN)/ruff format --check --quiet fixers/$(NAME).py
	$(BIN)/pytest -q tests/test_golden.py tests/test_fixers.py tests/test_explain.py tests/test_contract.py \
	  -k "$(NAME)/ or $(subst _,-,$(NAME)) or contract" --contract-of $(NAME)

generated: $(READY)
	$(BIN)/python -m tffix.grammar
	$(BIN)/python -m tffix.cli.explain --write docs/rules
	$(BIN)/tffix config --schema > docs/schema/tffix.schema.json
	$(BIN)/tffix schema output > docs/schema/output.schema.json
	$(BIN)/python docs/manpage.py
	$(BIN)/python docs/reference.py
	$(BIN)/python docs/upgrades.py
	$(BIN)/python docs/picture.py
	$(BIN)/python docs/recording.py
	git status --short

# Fetches some 150 MB; what has changed is printed, for the changelog.
facts: $(READY)
	$(BIN)/python -m tffix.aws.update facts

site: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: $(READY)
	$(BIN)/python benchmarks/bench.py $(FOLDERS)

headline: $(READY)
	$(BIN)/python benchmarks/headline.py $(STACKS) --judge "$(JUDGE)" --write docs/headline.md

conformance: $(READY)
	$(BIN)/python benchmarks/conformance.py $(FOLDERS)

lock:
	uv export --quiet --upgrade --all-groups --all-extras --no-emit-project --no-annotate \
	  --no-header --format requirements.txt --output-file .ci/requirements.txt > /dev/null
	rm uv.lock

clean:
	rm -rf $(VENV) build dist *.egg-info

# Every package is one of those that the lock has the hashes of, setuptools too.
$(READY): pyproject.toml .ci/requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tffix needs Python 3.11 or later; run: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement .ci/requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
