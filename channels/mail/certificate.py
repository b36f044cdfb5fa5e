"""Our certificate for TLS; a renewed one is used from the next connection on."""

import logging
import ssl
from pathlib import Path

log = logging.getLogger(__name__)


class BadCertificate(OSError):
    """It cannot be used; the message says why."""


class Certificate:
    """``certificate`` (with its chain) and ``key`` are files in PEM form. Raises BadCertificate."""

    def __init__(self, certificate: str, key: str) -> None:
        self._files = (certificate, key)
        self._seen = self._stamps()
        self._context = self._load()

    def context(self) -> ssl.SSLContext:
        """For the next connection."""
        stamps = self._stamps()
        if stamps != self._seen:
            self._seen = stamps
            try:
                self._context = self._load()
                log.info("certificate_renewed")
            except BadCertificate as error:
                log.error("certificate_not_renewed reason=%r", str(error))
        return self._context

    def _load(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate, key = self._files
        try:
            # With a password given, Python asks for none on the terminal.
            context.load_cert_chain(certificate, key, password="")
        except (OSError, ValueError) as error:
            why = str(error) if isinstance(error, ssl.SSLError) else getattr(error, "strerror", error)
            raise BadCertificate(
                f"The certificate {certificate} with the key {key} cannot be used: {why}. "
                "Both are files in PEM form, and the key has no password."
            ) from error
        return context

    def _stamps(self) -> tuple[float, ...]:
        return tuple(path.stat().st_mtime if path.exists() else 0.0 for path in map(Path, self._files))
