# The commands of the project; `make` alone lists them. Only python3 and make are
# needed beforehand.

PORT = 8000
HOST = 127.0.0.1
PYTHON = python3
BIN = .venv/bin
MANAGE = $(BIN)/python manage.py

PYTHON_FILES = $(shell find config cities initiatives tests .ci manage.py -name '*.py')
TEMPLATES = $(shell find templates -name '*.html')
STATIC_FILES = $(shell find static -type f)

# What a public site would set, so that the checks see what it would see.
PUBLIC_SITE = DEBUG=false HTTPS=true ALLOWED_HOSTS=catalogue.example \
	SECRET_KEY=for-checks-only-and-of-no-worth-but-as-long-as-django-asks-for \
	DATABASE_URL=sqlite://:memory:

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.PHONY: help run dev admin test relevance bench lint requirements screenshot clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-14s%s\n", $$1, $$2}' Makefile

# Running the site ---------------------------------------------------------------------

# Two processes for two cores; in each, as many threads as its pool has connections.
run: $(BIN)/.run .env staticfiles/staticfiles.json ## serve the site; PORT=9000 elsewhere
	@$(if $(port_in_use),$(error $(PORT_IN_USE)))
	@DEBUG=false $(MANAGE) migrate --verbosity 0
	@DEBUG=false $(MANAGE) seed
	@echo "The catalogue is at http://$(HOST):$(PORT)/ (Ctrl-C stops it)."
	@echo "To curate it at http://$(HOST):$(PORT)/admin/, make an account: make admin"
	@DEBUG=false exec $(BIN)/granian --interface wsgi config.wsgi:application \
		--host $(HOST) --port $(PORT) --workers 2 --blocking-threads 4 \
		--respawn-failed-workers --no-ws --log-level warning

dev: $(BIN)/.run .env ## serve it while you edit: autoreload, error pages with details
	@$(if $(port_in_use),$(error $(PORT_IN_USE)))
	@DEBUG=true $(MANAGE) migrate --verbosity 0
	@DEBUG=true $(MANAGE) seed
	@DEBUG=true $(MANAGE) runserver $(HOST):$(PORT)

admin: $(BIN)/.run .env ## make an account for curating
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createsuperuser

# Checking it --------------------------------------------------------------------------

test: lint ## everything that CI checks; ARGS="-k finder" is handed to pytest
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

relevance: $(BIN)/.dev ## how well the search answers the questions of tests/relevance
	@env -u TEST_DATABASE_URL $(BIN)/python -m tests.relevance
	@$(if $(TEST_DATABASE_URL),$(BIN)/python -m tests.relevance)

bench: $(BIN)/.bench ## how fast the finder is, beside Datasette; ARGS="--quick"
	@$(BIN)/python -m tests.benchmarks $(ARGS)

lint: $(BIN)/.dev ## linters, missing migrations, Django's checks for a public site
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/django-upgrade --target-version 6.1 --check $(PYTHON_FILES)
	@$(BIN)/djade --target-version 6.1 --check $(TEMPLATES)
	@$(PUBLIC_SITE) $(MANAGE) makemigrations --check --dry-run
	@$(PUBLIC_SITE) $(MANAGE) check --deploy --fail-level WARNING

# Looking after it ---------------------------------------------------------------------

requirements: $(BIN)/.dev ## renew the pinned requirements from pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet \
		--output-file requirements.txt pyproject.toml
	@$(BIN)/python .ci/dependency_group.py dev | \
		CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet \
		--constraint requirements.txt --output-file requirements-dev.txt -
	@$(BIN)/python .ci/dependency_group.py bench | \
		CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet \
		--constraint requirements.txt --constraint requirements-dev.txt \
		--output-file requirements-bench.txt -

screenshot: $(BIN)/.dev ## take the README's pictures again
	@$(BIN)/python -m tests.browser.screenshot

clean: ## remove what these commands made, but keep the database and .env
	@rm -rf .venv staticfiles .hypothesis .pytest_cache .ruff_cache
	@find config cities initiatives tests -name __pycache__ -prune -exec rm -rf {} +

# What the commands need ---------------------------------------------------------------

# Made anew whenever the pins change, so that it holds what they say and nothing else.
$(BIN)/.run: requirements.txt
	@$(if $(python_version),,$(error Python 3.12 or newer is needed; there is no $(PYTHON)))
	@$(if $(python_too_old),$(error $(PYTHON_TOO_OLD)))
	@echo "Making .venv and installing the packages of requirements.txt ..."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install $(PIP_FLAGS) -r requirements.txt
	@touch $@

$(BIN)/.dev: requirements-dev.txt $(BIN)/.run
	@echo "Installing the packages of requirements-dev.txt ..."
	@$(BIN)/python -m pip install $(PIP_FLAGS) -r requirements-dev.txt
	@touch $@

$(BIN)/.bench: requirements-bench.txt $(BIN)/.run
	@echo "Installing the packages of requirements-bench.txt ..."
	@$(BIN)/python -m pip install $(PIP_FLAGS) -r requirements-bench.txt
	@touch $@

# Made once. HTTPS is off because the commands above serve plain http on loopback.
.env:
	@umask 077 && $(PYTHON) -c 'import secrets; \
		print("SECRET_KEY=" + secrets.token_urlsafe(50), "HTTPS=false", sep="\n")' > $@

staticfiles/staticfiles.json: $(STATIC_FILES) $(BIN)/.run | .env
	@DEBUG=false $(MANAGE) collectstatic --clear --no-input --verbosity 0

PIP_FLAGS = --quiet --disable-pip-version-check --require-hashes

python_version = $(shell $(PYTHON) -c \
	'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null)
python_too_old = $(shell $(PYTHON) -c \
	'import sys; print("yes" if sys.version_info < (3, 12) else "")')
PYTHON_TOO_OLD = Python 3.12 or newer is needed; $(PYTHON) is $(python_version)

# A port that is no number is left for the server to complain of.
port_in_use = $(shell $(BIN)/python -c 'import socket; \
	print("" if socket.socket().connect_ex(("$(HOST)", $(PORT))) else "yes")' 2>/dev/null)
PORT_IN_USE = Port $(PORT) is in use: stop what runs there or name another, \
	as in "make run PORT=9000"
