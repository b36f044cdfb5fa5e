"""JSON as it comes over the line, without what it can smuggle in."""

import json
import re
from typing import Any

HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""The escape of one half of a character; two of them make a whole."""


def parsed(text: str) -> Any:
    """The value. Raises ValueError for what is no JSON or nested beyond reason, and HalfCharacter."""
    try:
        value = json.loads(text, parse_constant=_no_number)
        if HALF.search(text):
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise HalfCharacter from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    return value


class HalfCharacter(ValueError):
    """A text in it cannot be written in UTF-8."""


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no JSON")
