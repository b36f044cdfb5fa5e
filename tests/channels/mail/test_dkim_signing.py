"""Letters signed here hold before a stranger's check, and break with any change."""

import subprocess
from pathlib import Path

import dkim
import pytest

from channels.mail.compose import compose
from channels.mail.dkim_signing import BadSigningKey, Signer, SigningKey
from tests.channels.mail.programs import program
from tests.channels.mail.test_compose import LETTER


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> tuple[SigningKey, bytes]:
    """A key, and its TXT record."""
    file = tmp_path_factory.mktemp("dkim") / "desk.key"
    openssl = program("openssl")
    subprocess.run([openssl, "genrsa", "-out", str(file), "2048"], check=True, capture_output=True)
    public = subprocess.run(
        [openssl, "rsa", "-in", str(file), "-pubout"], check=True, capture_output=True, text=True
    ).stdout
    record = "v=DKIM1; k=rsa; p=" + "".join(public.splitlines()[1:-1])
    return SigningKey("desk.example", "s1", str(file)), record.encode()


def test_a_signed_letter_holds_and_a_changed_one_does_not(key: tuple[SigningKey, bytes]) -> None:
    asked: list[bytes] = []

    def record(name: bytes, timeout: int = 5) -> bytes:
        asked.append(name)
        return key[1]

    letter = compose(LETTER)
    signed = Signer(key[0]).signed(letter)
    assert signed.endswith(letter), "what was checked before signing is what goes out"
    assert dkim.verify(signed, dnsfunc=record)
    assert asked == [b"s1._domainkey.desk.example."]
    for old, new in ((b"My lamp", b"My lump"), (b"another plug", b"another plan"), (b"a1@", b"a2@")):
        assert not dkim.verify(signed.replace(old, new), dnsfunc=record)


def test_a_key_that_is_none_is_named_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadSigningKey, match="No such file"):
        Signer(SigningKey("desk.example", "s1", str(tmp_path / "no.key")))
    (tmp_path / "bad.key").write_text("nonsense")
    with pytest.raises(BadSigningKey, match="cannot be used"):
        Signer(SigningKey("desk.example", "s1", str(tmp_path / "bad.key")))
