# make audit   set up, audit the bundled corpus, print the report and keep it under reports_out/
# make test    set up and run the tests
# make clean   remove the environment and what was generated
#
# Everything is installed into .venv, at the versions of constraints.txt. PYTHON chooses the interpreter (3.11 or later).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The stamps carry the name of the interpreter, so that another PYTHON makes a new environment.
READY := $(VENV)/.ready-$(subst /,-,$(PYTHON))
TOOLS := $(VENV)/.tools-$(subst /,-,$(PYTHON))

# pip installs at the versions of the first and builds with those of the second (before pip 25.3: of the first as well).
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP_INSTALL := $(BIN)/python -m pip install --quiet --only-binary=:all:

.PHONY: audit test clean

audit: $(READY)
	@$(BIN)/auditor check corpus --fail-on never -o reports_out/corpus.json -o reports_out/corpus.txt

test: $(TOOLS)
	@$(BIN)/python -m pytest -n auto

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Auditor needs Python 3.11 or later, and \"$(PYTHON)\" is not one: name one with PYTHON=python3.12." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "\"$(PYTHON)\" cannot make virtual environments: install its venv package (Debian, Ubuntu: python3-venv)." >&2; exit 1; }
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP_INSTALL) --editable .
	@# The engine is compiled here. Python 3.13 took away a name that its source calls; the flag gives it the successor.
	@# No cache: it could hold a build without the flag, which installs and then cannot be imported.
	@flag=$$($(BIN)/python -c 'import sys; print("-DPyEval_CallObject=PyObject_CallObject" * (sys.version_info >= (3, 13)))'); \
	  { CPPFLAGS="$$CPPFLAGS $$flag" $(PIP_INSTALL) --no-binary=durable_rules --no-cache-dir durable_rules \
	    && $(BIN)/python -c 'import durable_rules_engine'; } > $(VENV)/engine.log 2>&1 || \
	  echo "durable-rules could not be built (see $(VENV)/engine.log): the reference evaluator judges in its place."
	@touch $@

$(TOOLS): $(READY)
	@$(PIP_INSTALL) --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find reports_out -mindepth 1 ! -name .gitkeep -delete
