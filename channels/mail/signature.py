"""DKIM (RFC 6376) verified here, where no mail server in front of us has done it."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import dkim
import dns.exception
import dns.resolver

from channels.mail.fields import Fields
from channels.mail.verdict import vouches
from routing.proof import Verdict

log = logging.getLogger(__name__)

Lookup = Callable[[str], bytes | None]
"""The TXT record of a name; None where there is none. Raises Unanswered."""

SECONDS = 5.0
SIGNATURES = 5
"""Signatures that are looked at; a hostile mail may carry hundreds."""
LARGEST = 32 * 1024 * 1024


class Unanswered(Exception):
    """Nobody could be asked: nothing is known then."""


class _NoKey(Exception):
    """The domain has no such key: the signature says nothing."""


class SignatureCheck:
    """Looks up keys in threads of its own, so that a slow name server stops nothing else."""

    def __init__(self, lookup: Lookup | None = None) -> None:
        self._lookup = lookup or _ask
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="dkim")

    async def verdict(self, raw: bytes, fields: Fields, sender: str) -> Verdict:
        """PASS: a valid signature of the sender's own domain; FAIL: such a signature that is broken."""
        domain = sender.rpartition("@")[2].lower()
        candidates = [
            place for place, name in enumerate(_domains(fields)[:SIGNATURES]) if vouches(name, domain)
        ]
        # Of several From one is signed and another is read.
        if not candidates or len(raw) > LARGEST or len(fields.all("from")) != 1:
            return Verdict.NONE
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(SECONDS):
                return await loop.run_in_executor(self._threads, self._verified, raw, candidates)
        except TimeoutError:
            log.warning("sender_not_checked cause=time-out")
            return Verdict.NONE

    def close(self) -> None:
        """Ends the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _verified(self, raw: bytes, places: list[int]) -> Verdict:
        broken = False
        for place in places:
            try:
                if dkim.DKIM(raw, timeout=2).verify(idx=place, dnsfunc=self._key):
                    return Verdict.PASS
                broken = True
            except (Unanswered, _NoKey):
                continue
            except dkim.ValidationError as error:
                # The other reasons (a form nobody knows, an expired one) leave it as good as no signature.
                broken = broken or str(error).startswith("body hash mismatch")
            except dkim.DKIMException:
                continue
            except Exception as error:  # noqa: BLE001 - a mail may hold anything; the library raises what it likes
                log.warning("sender_not_checked cause=%s", type(error).__name__)
        return Verdict.FAIL if broken else Verdict.NONE

    def _key(self, name: bytes | str, timeout: int = 2) -> bytes:
        text = name.decode("ascii", "replace") if isinstance(name, bytes) else name
        found = self._lookup(text)
        if found is None:
            raise _NoKey(text)
        return found


def _domains(fields: Fields) -> list[str]:
    """The ``d=`` of each signature, in their order; "" for one that leaves a part of the body unsigned."""
    found = []
    for value in fields.all("dkim-signature"):
        pairs = (tag.partition("=") for tag in value.decode("latin-1").split(";"))
        tags = {left.strip(): right.strip() for left, _, right in pairs}
        found.append("" if "l" in tags else tags.get("d", "").lower().strip("."))
    return found


def _ask(name: str) -> bytes | None:
    try:
        answer = dns.resolver.resolve(name, "TXT", lifetime=3.0)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return None
    except dns.exception.DNSException as error:
        raise Unanswered(type(error).__name__) from error
    return b"".join(next(iter(answer)).strings)
