"""One fact, one line. Never a token, an address or a customer's words."""

import logging
import re

_TOKEN = re.compile(r"\b\d{1,20}:[A-Za-z0-9_-]{20,}")
_ADDRESS = re.compile(r"[^\s@<>\"']{1,64}@[^\s@<>\"']{1,255}")


class Redacting(logging.Formatter):
    """Takes out what looks like a bot token or a mail address, in messages and tracebacks alike."""

    def format(self, record: logging.LogRecord) -> str:
        return _ADDRESS.sub("(address)", _TOKEN.sub("(token)", super().format(record)))


def set_up(level: int = logging.INFO) -> None:
    """Lines on standard error, for the supervisor that keeps them."""
    out = logging.StreamHandler()
    out.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[out], force=True)
    # These write whole URLs, and a URL of the Bot API holds the token; or they write a line for every tick.
    for name in ("httpx", "httpcore", "telegram", "apscheduler", "mail.log", "alembic", "uvicorn"):
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
