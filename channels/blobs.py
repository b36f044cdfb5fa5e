"""Files kept under the hash of what is in them: raw mails, attachments."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

KEY = re.compile(r"sha256:[0-9a-f]{64}")


class BlobStore:
    """A directory of blobs. Blocking: callers in an event loop use a thread."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its key, "sha256:<hex>"; it is on the disk when this returns.

        The same bytes have the same key and are kept once. Raises OSError where they cannot be written.
        """
        key = f"sha256:{hashlib.sha256(data).hexdigest()}"
        path = self.path(key)
        if path.exists():
            return key
        new_folder = not path.parent.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        # A reader never sees half a blob: the name appears only when the bytes are safe.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
        if new_folder:
            _flush_folder(self._directory)
        return key

    def get(self, key: str) -> bytes:
        """What was kept under ``key``. Raises FileNotFoundError, and ValueError for what is no key."""
        return self.path(key).read_bytes()

    def path(self, key: str) -> Path:
        """Where the blob is or would be; two hex digits a folder keep folders small."""
        if not KEY.fullmatch(key):
            raise ValueError("not a key of the blob store")
        digest = key.removeprefix("sha256:")
        return self._directory / digest[:2] / digest


def _flush_folder(folder: Path) -> None:
    """Without this the new name may be gone after a power cut, though the bytes are there."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
