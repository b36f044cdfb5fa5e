"""How the sandbox refuses."""

from collections.abc import Mapping


class ApiError(Exception):
    """An error answer of the Bot API. ``code`` is both the HTTP status and ``error_code``."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})


class Refused(Exception):
    """A request to the control interface that makes no sense; the text says why, for a person."""


def bad_request(reason: str) -> ApiError:
    """400, with the words Telegram uses."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403: Telegram understood, and will not."""
    return ApiError(403, f"Forbidden: {reason}")
