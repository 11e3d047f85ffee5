#!/usr/bin/env bash
# Makes a virtual environment with the packages of requirements.lock, for the Makefile.
#
# Usage: PYTHON=python3.12 bash tools/environment.sh FOLDER [PACKAGE …]
#
# All packages of the lock, or only those that are named, with what they need. Without PYTHON the
# first Python that will do is taken from the PATH.
set -euo pipefail
folder=$1
shift

fail() {
  echo "make: $*" >&2
  exit 1
}

is_supported() {
  "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 14))' 2>/dev/null
}

first_supported() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python3.10; do
    if is_supported "$name"; then
      echo "$name"
      return
    fi
  done
}

# uv by the hashes of its lines in the lock. It then checks every file that it installs.
install_uv() {
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes --no-deps -r <(sed -n '/^uv==/,/[^\\]$/p' requirements.lock)
}

# Wheels only: no package runs a build. Compiled here once: the tests and the grader start many
# processes that import Keras, some where nothing can be kept.
install_all() {
  "$folder/bin/uv" pip sync --quiet --require-hashes --no-build --compile-bytecode \
    --python "$folder/bin/python" requirements.lock
}

install_some() {
  "$folder/bin/uv" pip install --quiet --no-build \
    --python "$folder/bin/python" --constraint requirements.lock "$@"
}

python=${PYTHON-$(first_supported)}
[ -n "$python" ] || fail "no Python 3.10, 3.11, 3.12 or 3.13 found on the PATH; install one," \
  "or name it: make PYTHON=/path/to/python"
is_supported "$python" || fail "$python is not Python 3.10, 3.11, 3.12 or 3.13"
[ -w . ] || fail "nothing can be written into this folder;" \
  "clone the repository into one of your own"

if ! is_supported "$folder/bin/python"; then
  rm -rf "$folder"
  if ! "$python" -m venv "$folder"; then
    rm -rf "$folder"
    fail "$python -m venv failed; on Debian and Ubuntu: sudo apt-get install python3-venv"
  fi
fi

echo "make: installing packages of requirements.lock into $folder"
if ! { install_uv && if [ $# -eq 0 ]; then install_all; else install_some "$@"; fi; }; then
  fail "the packages could not be installed, see above. It takes a network and 2 GB;" \
    "then the same command goes on where it stopped"
fi
