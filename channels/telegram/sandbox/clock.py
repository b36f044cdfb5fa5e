"""The sandbox's own time, which tests move."""

import time
from datetime import UTC, datetime


class Clock:
    """Seconds since 1970, as real time plus an offset, or standing still. ``version`` counts the changes."""

    def __init__(self) -> None:
        self.offset = 0.0
        self.frozen_at: float | None = None
        self.version = 1

    def now(self) -> float:
        """Sandbox time in seconds since 1970."""
        return time.time() + self.offset if self.frozen_at is None else self.frozen_at

    def advance(self, seconds: float) -> None:
        """Moves time forward (or back, with a negative number), frozen or not."""
        self.set(self.now() + seconds)

    def set(self, moment: float) -> None:
        """Makes ``moment`` the present; a frozen clock stays frozen there."""
        if self.frozen_at is None:
            self.offset = moment - time.time()
        else:
            self.frozen_at = moment
        self.version += 1

    def freeze(self, frozen: bool) -> None:
        """Stops the clock, or lets it go on from where it stands."""
        now = self.now()
        if frozen:
            self.frozen_at = now
        elif self.frozen_at is not None:
            self.frozen_at = None
            self.offset = now - time.time()
        self.version += 1

    def reset(self) -> None:
        """Real time again."""
        self.offset, self.frozen_at = 0.0, None
        self.version += 1

    def shown(self) -> dict[str, object]:
        """The answer of the control interface."""
        return {
            "now": iso(self.now()),
            "frozen": self.frozen_at is not None,
            "offset": self.now() - time.time() if self.frozen_at is not None else self.offset,
            "version": self.version,
        }


def iso(moment: float) -> str:
    """A moment as ISO 8601 in UTC."""
    return datetime.fromtimestamp(moment, UTC).isoformat()
