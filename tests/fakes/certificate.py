"""A certificate of our own making for this machine."""

import subprocess
from pathlib import Path

from tests.channels.mail.programs import program


def make_certificate(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """The certificate, which is its own root, and its key."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        [program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "30", "-subj", f"/CN={name}",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key
