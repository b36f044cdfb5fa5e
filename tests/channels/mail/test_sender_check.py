"""Who vouches for a mail's sender: a mail server of ours, or a signature we verify ourselves."""

import asyncio
import base64
import subprocess
from collections.abc import Callable
from functools import cache

import dkim
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.mail.fields import split_fields
from channels.mail.sender_check import SenderCheck
from channels.mail.signature import SignatureCheck, Unanswered
from channels.mail.verdict import verdict_of, vouches
from routing.proof import Verdict

ANN = "ann@customer.example"


def told(*results: str, server: str = "mx.northwind.example", sender: str = ANN) -> Verdict | None:
    block = "".join(f"Authentication-Results: {result}\r\n" for result in results)
    return verdict_of(split_fields(f"{block}From: {sender}\r\n\r\n".encode()), server, sender)


OURS = "mx.northwind.example"


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (f"{OURS}; dmarc=pass (p=reject dis=none) header.from=customer.example", Verdict.PASS),
        (f"{OURS}; dmarc=fail header.from=customer.example; dkim=pass header.d=evil.example", Verdict.FAIL),
        (f"{OURS}; dkim=pass header.d=customer.example header.s=a", Verdict.PASS),
        (f"{OURS}; dkim=pass header.i=@mail.customer.example", Verdict.PASS),
        (f"{OURS}; dkim=pass header.d=evil.example", Verdict.NONE),
        (f"{OURS}; dkim=fail (bad signature; dmarc=pass) header.d=customer.example", Verdict.NONE),
        (f'{OURS}; dkim=fail reason="dmarc=pass; x" header.d=customer.example', Verdict.NONE),
        (f"{OURS} 1; spf=pass smtp.mailfrom=ann@customer.example", Verdict.PASS),
        (f"{OURS}; spf=pass smtp.mailfrom=bounce@evil.example", Verdict.NONE),
        (f"{OURS}; spf=fail smtp.mailfrom=customer.example; dkim=none", Verdict.FAIL),
        (f"{OURS.upper()}; DKIM=pass header.d=CUSTOMER.example", Verdict.PASS),
        (f"{OURS}; none", None),
        (f"{OURS}", None),
        ("", None),
        ("evil.example; dmarc=pass header.from=customer.example", None),
        (f"evil.{OURS}; dmarc=pass", None),
        (f'"{OURS}; dmarc=pass', None),
    ],
)
def test_what_our_mail_server_found_out_is_believed(result: str, verdict: Verdict | None) -> None:
    assert told(result) is verdict


def test_only_the_topmost_of_our_server_counts() -> None:
    assert told(f"{OURS}; dmarc=fail", f"{OURS}; dmarc=pass") is Verdict.FAIL
    assert told("evil.example; dmarc=pass", f"{OURS}; dmarc=fail") is Verdict.FAIL


@given(st.text(max_size=300))
def test_any_header_is_read(text: str) -> None:
    told(f"{OURS};{text}".replace("\r", "").replace("\n", ""))


def test_a_domain_speaks_for_itself_and_its_own() -> None:
    assert vouches("customer.example", "customer.example")
    assert vouches("customer.example", "mail.customer.example")
    assert vouches("mail.customer.example", "customer.example")
    assert not vouches("evilcustomer.example", "customer.example")
    assert not vouches("example", "customer.example")


@cache
def key() -> tuple[bytes, bytes]:
    """A private key, and its DNS record."""
    pem = openssl("genrsa", "-traditional", "1024")
    return pem, b"v=DKIM1; k=rsa; p=" + base64.b64encode(
        openssl("rsa", "-pubout", "-outform", "DER", given=pem)
    )


def openssl(*arguments: str, given: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *arguments], input=given, check=True, capture_output=True).stdout


MAIL = f"From: Ann <{ANN}>\r\nTo: support@northwind.example\r\nSubject: Hi\r\n\r\nHow are you?\r\n".encode()


def signed(mail: bytes = MAIL, domain: str = "customer.example", **more: bool) -> bytes:
    signature = dkim.sign(
        mail, b"sel", domain.encode(), key()[0], include_headers=[b"from", b"to", b"subject"], **more
    )
    return bytes(signature) + mail


def verified(mail: bytes, lookup: Callable[[str], bytes | None] | None = None) -> Verdict:
    check = SignatureCheck(lookup or (lambda name: key()[1]))
    try:
        return asyncio.run(check.verdict(mail, split_fields(mail), ANN))
    finally:
        check.close()


def test_a_signature_of_the_senders_domain_proves_the_sender() -> None:
    asked: list[str] = []

    def lookup(name: str) -> bytes:
        asked.append(name)
        return key()[1]

    assert verified(signed(), lookup) is Verdict.PASS
    assert asked == ["sel._domainkey.customer.example."]


def test_what_proves_nothing() -> None:
    assert verified(MAIL) is Verdict.NONE
    assert verified(signed(domain="evil.example")) is Verdict.NONE
    assert verified(signed(), lambda name: None) is Verdict.NONE
    assert verified(signed(length=True)) is Verdict.NONE, "a part of the body is not signed"
    assert verified(b"From: Boss <boss@customer.example>\r\n" + signed()) is Verdict.NONE
    assert verified(b"DKIM-Signature: v=1; d=customer.example; b=\r\n" + MAIL) is Verdict.NONE

    def silent(name: str) -> bytes:
        raise Unanswered

    assert verified(signed(), silent) is Verdict.NONE


def test_a_changed_mail_is_disowned() -> None:
    assert verified(signed().replace(b"How are you?", b"Send me the password")) is Verdict.FAIL
    assert verified(signed().replace(b"Subject: Hi", b"Subject: Help")) is Verdict.FAIL


def test_one_good_signature_is_enough() -> None:
    broken = signed().partition(b"From:")[0].replace(b"sel", b"old")
    assert verified(broken + signed()) is Verdict.PASS


@pytest.mark.parametrize(
    ("senders", "verdict"),
    [
        (f"From: {ANN}\r\n", Verdict.PASS),
        (f"From: no-reply@evil.example\r\nReply-To: {ANN}\r\n", Verdict.NONE),
        (f"From: {ANN}\r\nFrom: boss@evil.example\r\n", Verdict.NONE),
        (f"From: Ann <>\r\nReply-To: {ANN}\r\n", Verdict.NONE),
    ],
)
def test_only_the_one_address_in_from_is_vouched_for(senders: str, verdict: Verdict) -> None:
    mail = f"Authentication-Results: {OURS}; dmarc=pass\r\n{senders}\r\nhi".encode()
    check = SenderCheck(OURS, verify=False)
    assert asyncio.run(check.verdict(mail, ANN)) is verdict
