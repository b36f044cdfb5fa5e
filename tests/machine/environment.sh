#!/bin/sh
# environment.sh VENV LOCK: a Python environment of its own with exactly what the lock file names.
set -eu
venv=$1 lock=$2 python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Python is missing:  sudo apt-get install -y python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))'; then
    echo "Firstline needs Python 3.11.2 or newer; this is $("$python" -V). Name another one: make PYTHON=python3.12 ..." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "Python's venv module is missing:  sudo apt-get install -y python3-venv" >&2
    exit 1
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Installing what $lock names (once)"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
