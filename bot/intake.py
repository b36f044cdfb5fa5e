"""Commits what arrives before its source is told so."""

import asyncio
from collections.abc import Callable

from bot.store.arrivals import accept
from bot.store.writer import Store, StoreUnavailable
from channels.base import NotStored
from channels.blobs import BlobStore
from routing.model import Arrival

IN_THE_ROW = 64 * 1024
"""Bytes up to which the raw arrival stands in its row; above, it lies in the blob store."""


class Intake:
    """The one door for arrivals of all channels. ``wake`` is told how many are at the line."""

    def __init__(self, store: Store, blobs: BlobStore, wake: Callable[[int], None]) -> None:
        self._store = store
        self._blobs = blobs
        self._wake = wake
        self._at_the_line = 0

    async def accept(self, arrival: Arrival) -> bool:
        """True: committed now; False: a repeat, committed before. Raises NotStored."""
        blob = None
        self._at_the_line += 1
        try:
            if len(arrival.raw) > IN_THE_ROW:
                blob = await asyncio.to_thread(self._blobs.put, arrival.raw)
            kept = await self._store.write(lambda tx: accept(tx, arrival, blob))
        except StoreUnavailable as error:
            raise NotStored("the database is unavailable", full=error.full) from error
        except OSError as error:
            raise NotStored("the blob store is unavailable", full=error.errno == 28) from error
        else:
            if kept:
                self._wake(self._at_the_line)
            return kept
        finally:
            self._at_the_line -= 1
