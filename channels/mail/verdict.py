"""What a mail server of ours found out about a sender (RFC 8601), and which domains vouch for an address."""

from collections.abc import Iterator
from dataclasses import dataclass

from channels.mail.fields import Fields
from routing.proof import Verdict

READ = 4000
"""Bytes of a header that are looked at."""
METHODS = 30
_BROKEN = frozenset({"fail", "hardfail"})


@dataclass(frozen=True, slots=True)
class _Method:
    """One result: ``dkim=pass header.d=northwind.example``."""

    name: str
    result: str
    properties: tuple[tuple[str, str], ...]

    def domain(self, *names: str) -> str:
        """The domain that was checked."""
        found = next((value for name, value in self.properties if name in names), "")
        return found.rpartition("@")[2].lower().strip(".")


def verdict_of(fields: Fields, server: str, sender: str) -> Verdict | None:
    """What the topmost Authentication-Results of ``server`` says of the address in From.

    None where it says nothing: whoever wants to know must look for a signature. Every other server's results
    are the sender's own text; so is a header of ours that can not be read.
    """
    for value in fields.all("authentication-results"):
        words, *results = list(_split(value[:READ].decode("latin-1")))
        if not words or words.split()[0].lower() != server.lower():
            continue
        methods = [method for method in map(_method, results[:METHODS]) if method is not None]
        return _judged(methods, sender.rpartition("@")[2].lower())
    return None


def vouches(domain: str, sender_domain: str) -> bool:
    """Whether a domain may speak for another: the same, one above or one below it (RFC 7489 3.1, relaxed)."""
    if "." not in domain or "." not in sender_domain:
        return False
    return (
        domain == sender_domain
        or sender_domain.endswith(f".{domain}")
        or domain.endswith(f".{sender_domain}")
    )


def _judged(methods: list[_Method], domain: str) -> Verdict | None:
    dmarc = [method.result for method in methods if method.name == "dmarc"]
    if "pass" in dmarc:
        return Verdict.PASS
    if any(result in _BROKEN for result in dmarc):
        return Verdict.FAIL
    for method in methods:
        checked = method.domain("header.d", "header.i") if method.name == "dkim" else ""
        checked = method.domain("smtp.mailfrom", "smtp.helo") if method.name == "spf" else checked
        if method.result == "pass" and checked and vouches(checked, domain):
            return Verdict.PASS
    refused = any(method.name == "spf" and method.result in _BROKEN for method in methods)
    looked = any(method.name in ("dkim", "dmarc", "spf") for method in methods)
    if refused:
        return Verdict.FAIL
    return Verdict.NONE if looked else None


def _method(text: str) -> _Method | None:
    words = text.replace(" =", "=").replace("= ", "=").split()
    if not words or "=" not in words[0]:
        return None
    name, _, result = words[0].partition("=")
    properties = tuple(
        (left.lower(), right.strip('"'))
        for left, equals, right in (word.partition("=") for word in words[1:])
        if equals
    )
    return _Method(name.partition("/")[0].lower(), result.lower(), properties)


def _split(text: str) -> Iterator[str]:
    """The parts between ``;``, without comments; quoted strings in one piece."""
    part: list[str] = []
    depth, quoted, escaped = 0, False, False
    for character in text:
        if escaped:
            escaped = False
        elif character == "\\" and (quoted or depth):
            escaped = True
            continue
        elif character == '"' and not depth:
            quoted = not quoted
        elif not quoted and character in "()":
            depth = max(depth + (1 if character == "(" else -1), 0)
            continue
        elif not quoted and not depth and character == ";":
            yield "".join(part).strip()
            part = []
            continue
        if depth == 0:
            part.append("_" if quoted and character == " " else character)
    yield "".join(part).strip()
