# What a newcomer types: make run, make test. What a contributor types: make check, make bench, make proof.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
KILLS ?= 30
# How many tests run at once: "auto" is one for each core.
AT_ONCE ?= auto
CORPUS ?= tests/mail_corpus

# bench-mail: CORPUS=dir scores another folder of mails, FAILS=n shows what was read wrongly.
FAILS ?= 0

.PHONY: run test check format bench bench-kb bench-mail proof lock prepare clean

# With a Telegram token the product itself, without one the trial page.
run: $(VENV)/run
	@if [ -n "$$TELEGRAM_TOKEN" ]; then exec $(BIN)/firstline run; else exec $(BIN)/firstline try; fi

test: prepare check
	KILLS=$(KILLS) $(BIN)/python -m pytest -q -n $(AT_ONCE) --maxprocesses 4 --dist worksteal

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases tests
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -q tests/test_house.py

format: $(VENV)/dev
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format .

bench: $(VENV)/dev
	$(BIN)/python -m tests.bench.mail_flow
	$(BIN)/python -m tests.bench.growth

bench-mail: $(VENV)/dev
	$(BIN)/python -m tests.bench.mail_score $(CORPUS) --fails $(FAILS)

# The matcher on public question sets, which are not shipped: make bench-kb DATA=folder [REFERENCE=file.py]
bench-kb: $(VENV)/dev
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.bench.kb "$(or $(DATA),DATA)" \
	  $(if $(REFERENCE),--reference $(REFERENCE))

# The full numbers; keep the output with its date in docs/proof/.
proof: prepare
	mkdir -p docs/proof
	sh tests/machine/proof.sh $(BIN) 2>&1 | tee docs/proof/$$(date +%F).txt

# What the tests want of the machine: Debian packages, and the Python environment.
prepare:
	@sh tests/machine/prepare.sh
	@$(MAKE) --no-print-directory $(VENV)/dev

$(VENV)/run: requirements.lock pyproject.toml
	@PYTHON=$(PYTHON) sh tests/machine/environment.sh $(VENV) requirements.lock
	@touch $@

$(VENV)/dev: requirements-dev.lock pyproject.toml
	@PYTHON=$(PYTHON) sh tests/machine/environment.sh $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/run

# Needs uv on the path; nothing else does.
lock:
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11.2 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --upgrade -o requirements.lock
	uv pip compile -q pyproject.toml --group build --group dev --universal --python-version 3.11.2 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --upgrade -o requirements-dev.lock

clean:
	rm -rf $(VENV) dist tests/out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
