"""Times as agents write them: 30m, 2h, 3d."""

import re
from datetime import timedelta

_FORM = re.compile("([0-9]{1,4}) ?([mhd])")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
LONGEST = timedelta(days=90)


def read_duration(text: str) -> timedelta | None:
    """The duration, None where the text is none or longer than 90 days."""
    form = _FORM.fullmatch(text.strip().lower())
    if form is None:
        return None
    found = int(form[1]) * _UNITS[form[2]]
    return found if timedelta(0) < found <= LONGEST else None
