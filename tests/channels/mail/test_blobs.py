"""Files are kept under the hash of what is in them."""

from hashlib import sha256
from pathlib import Path

import pytest

from channels.blobs import BlobStore


def test_what_was_put_is_got_again_under_its_hash(tmp_path: Path) -> None:
    store = BlobStore(tmp_path / "blobs")
    key = store.put(b"a picture")
    assert key == f"sha256:{sha256(b'a picture').hexdigest()}"
    assert store.get(key) == store.path(key).read_bytes() == b"a picture"


def test_the_same_file_is_kept_once_and_nothing_half_stays_behind(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    assert store.put(b"twice") == store.put(b"twice")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [sha256(b"twice").hexdigest()]


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("channels.blobs.os.fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        BlobStore(tmp_path).put(b"too much")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "key", ["", "../../etc/passwd", "sha256:", "sha256:../x", "telegram:abc", "sha256:" + "G" * 64]
)
def test_what_is_no_key_opens_no_file(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        BlobStore(tmp_path).path(key)


def test_a_key_nobody_put_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        BlobStore(tmp_path).get("sha256:" + "0" * 64)
