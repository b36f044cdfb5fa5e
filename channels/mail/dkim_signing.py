"""Our own mail signed with DKIM (RFC 6376), where the relay does not do it."""

from dataclasses import dataclass
from pathlib import Path

SIGNED = (
    b"from", b"to", b"subject", b"date", b"message-id", b"in-reply-to", b"references", b"reply-to",
    b"mime-version", b"content-type", b"auto-submitted", b"list-unsubscribe",
)  # fmt: skip


class BadSigningKey(OSError):
    """The key cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """``file``: the private key in PEM form; its public half is the TXT record of
    ``<selector>._domainkey.<domain>``."""

    domain: str
    selector: str
    file: str


class Signer:
    """Signs letters. Raises BadSigningKey where it is made."""

    def __init__(self, key: SigningKey) -> None:
        # Loaded here only: most have their relay do it.
        import dkim

        self._sign, self._key = dkim.sign, key
        try:
            self._secret = Path(key.file).read_bytes()
            self.signed(b"From: a@b.example\r\n\r\nhi\r\n")
        except (OSError, ValueError, dkim.DKIMException) as error:
            why = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise BadSigningKey(f"The DKIM key {key.file} cannot be used: {why}.") from error

    def signed(self, letter: bytes) -> bytes:
        """The letter behind its signature; its own bytes stay as they are."""
        head = letter.partition(b"\r\n\r\n")[0]
        present = {line.partition(b":")[0].lower() for line in head.split(b"\r\n")}
        signature: bytes = self._sign(
            letter,
            self._key.selector.encode(),
            self._key.domain.encode(),
            self._secret,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[name for name in SIGNED if name in present],
        )
        return signature + letter
