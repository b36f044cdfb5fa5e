"""Real mails, broken as wire, software and malice break them; by the same seed always in the same way."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parents[2] / "mail_corpus" / "eml"
LARGEST = 60_000
"""Bytes of a mail that is mutated: larger ones would only make the test longer."""
TOKENS = (
    b"\r\n", b"\n", b"\r", b"\x00", b"\xff", b"=", b"=?utf-8?b?", b"?=", b"\r\n\r\n", b"\n--", b"--\n", b"> ",
    b"Content-Type: multipart/mixed; boundary=x\n", b"Content-Type: message/rfc822\n\n", b"\n\t",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n",
    b"Content-Type: text/html; charset=utf-7\n", b"Content-Type: application/ms-tnef\n", b"begin 644 a\n",
    b"\x78\x9f\x3e\x22\xff\xff", b"-----BEGIN PGP SIGNED MESSAGE-----\n", b"-----BEGIN PGP MESSAGE-----\n",
    b"BEGIN:VEVENT\n", b"On 5 Jan 2026 Ann wrote:\n", b"From: a\nSent: b\nTo: c\nSubject: d\n",
    b"<blockquote>", b"\xe2\x80\xae", b"<div>" * 50, b"<!--", b"&",
    b"<" * 100, b"(" * 100, b'"' * 99, b";" * 100, b"@" * 50, b"," * 100,
    b"550 5.1.1 ", b"Action: failed\nStatus: 5.1.1\n", b"charset=idna", b"filename*0*=utf-8''%FF;", b"-- \n",
)  # fmt: skip


def mutated(count: int, seed: int) -> Iterator[bytes]:
    """``count`` broken mails."""
    chance = Random(seed)  # no secret
    mails = [raw for path in sorted(CORPUS.glob("*.eml")) if len(raw := path.read_bytes()) <= LARGEST]
    for _ in range(count):
        broken = bytearray(chance.choice(mails))
        for _ in range(chance.randint(1, 8)):
            _break(broken, chance, mails)
        yield bytes(broken)


def _break(raw: bytearray, chance: Random, mails: list[bytes]) -> None:
    at = chance.randrange(len(raw) + 1)
    if chance.random() < 0.5:  # most of what matters stands at the beginning
        at = min(at, chance.randrange(2000))
    end = at + chance.choice((1, 4, 40, 400))
    match chance.randrange(8):
        case 0:
            raw[at : at + 1] = chance.randbytes(1)
        case 1:
            raw[at:at] = chance.choice(TOKENS)
        case 2:
            raw[at:at] = chance.choice(TOKENS) * chance.choice((2, 20, 200))
        case 3:
            del raw[at:end]
        case 4:
            raw[at:at] = raw[at:end] * chance.choice((1, 5, 50))
        case 5:
            del raw[at:]
        case 6:
            other = chance.choice(mails)
            begin = chance.randrange(len(other) + 1)
            raw[at:end] = other[begin : begin + 4000]
        case _:
            raw[at:end] = raw[at:end].swapcase()
    del raw[8 * LARGEST :]
