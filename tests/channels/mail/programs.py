"""Other programs that tests use."""

import os
import shutil

import pytest


def program(name: str) -> str:
    """A program these tests need; without it they fail, unless ALLOW_MISSING=1 says that this is known."""
    found = shutil.which(name)
    if found is None and os.environ.get("ALLOW_MISSING") == "1":
        pytest.skip(f"the program {name} is not installed")
    assert found is not None, f"The program {name} is missing: install it, or set ALLOW_MISSING=1 to skip."
    return found
