"""A robot is told from a person by what the standards, the mail programs and the languages say."""

import pytest

from channels.mail.automatic import why_automatic
from channels.mail.fields import split_fields

PERSON = "From: Ann <ann@customer.example>\nSubject: My lamp\n"


def why(extra: str, envelope_sender: str | None = "ann@customer.example", person: str = PERSON) -> str:
    return why_automatic(split_fields(f"{person}{extra}\n\nhi\n".encode()), envelope_sender)


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "Precedence: bulk",
        "Precedence: first\nPrecedence: JUNK",
        "Precedence: auto_reply",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply",
        "X-Autoreply: yes",
        "X-Autorespond: vacation",
        "List-Id: <news.customer.example>",
        "List-Unsubscribe: <mailto:leave@customer.example>",
        "Feedback-ID: 1:2:3:shop",
        "X-Failed-Recipients: nobody@customer.example",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "X-Loop: yes",
        "X-Firstline-Loop: desk-1",
        "Return-Path: <>",
        "\n".join(["Received: from a by b"] * 50),
    ],
)
def test_a_machines_header_is_seen(header: str) -> None:
    assert why(header)


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "Precedence: normal",
        "X-Auto-Response-Suppress: DR, RN, NRN",
        "X-Autoreply: no",
        "Received: from a by b",
        "Return-Path: <ann@customer.example>",
    ],
)
def test_a_persons_header_is_no_machines(header: str) -> None:
    assert why(header) == ""


@pytest.mark.parametrize(
    "sender",
    [
        "MAILER-DAEMON@mx.customer.example",
        "postmaster@customer.example",
        "no-reply@shop.example",
        "shop-noreply@x.example",
    ],
)
def test_a_sender_that_takes_no_answer_gets_none(sender: str) -> None:
    assert why("", person=f"From: <{sender}>\nSubject: hello\n")
    assert why("", envelope_sender=sender)


def test_the_null_return_path_is_a_report_and_an_unknown_one_is_not() -> None:
    assert why("", envelope_sender="") == "delivery report"
    assert why("", envelope_sender=None) == ""


@pytest.mark.parametrize(
    "subject",
    [
        "Out of Office: back on Monday",
        "Automatische Antwort: Ihre Lampe",
        "Réponse automatique : votre lampe",
        "Respuesta automática: su lámpara",
        "Autoodpowiedź: lampa",
        "Автоответ: лампа",
        "Автоматична відповідь: лампа",
        "رد تلقائي: المصباح",
        "=?utf-8?b?UsOpcG9uc2UgYXV0b21hdGlxdWU=?=",
    ],
)
def test_an_out_of_office_subject_is_known_in_many_languages(subject: str) -> None:
    assert why("", person=f"From: ann@customer.example\nSubject: {subject}\n") == (
        "out of office or other automatic answer"
    )


def test_a_person_may_write_about_automatic_answers() -> None:
    assert why("", person="From: ann@customer.example\nSubject: Your automatic reply is wrong\n") == ""
    assert why("", person="From: noreen@customer.example\nSubject: hi\n") == ""
