"""A robot is told from a person by what the standards, the mail programs and the languages say."""

import pytest

from channels.mail.automatic import by_hand_of, machine_of
from channels.mail.fields import Fields, split_fields
from routing.machine import Kind, Machine, Sign

ANN = "ann@customer.example"
SUPPORT = "support@desk.example"
PERSON = f"From: Ann <{ANN}>\nTo: {SUPPORT}\nSubject: My lamp\n"


def fields(extra: str, person: str = PERSON) -> Fields:
    return split_fields(f"{person}{extra}\n\nhi\n".encode())


def machine(extra: str, envelope_sender: str | None = ANN, person: str = PERSON) -> Machine | None:
    return machine_of(fields(extra, person), envelope_sender, SUPPORT)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Auto-Submitted: auto-replied", Kind.ANSWER),
        ("Auto-Submitted: auto-generated; owner=x", Kind.PROGRAM),
        ("Auto-Submitted: auto-notified", Kind.PROGRAM),
        ("Precedence: bulk", Kind.BULK),
        ("Precedence: first\nPrecedence: JUNK", Kind.BULK),
        ("Precedence: auto_reply", Kind.ANSWER),
        ("X-Auto-Response-Suppress: All", Kind.PROGRAM),
        ("X-Autoreply: yes", Kind.ANSWER),
        ("X-Autorespond: vacation", Kind.ANSWER),
        ("List-Unsubscribe: <mailto:leave@customer.example>", Kind.BULK),
        ("List-Unsubscribe-Post: List-Unsubscribe=One-Click", Kind.BULK),
        ("X-Loop: yes", Kind.PROGRAM),
        ("X-Firstline-Loop: desk-1", Kind.OWN),
        ("Return-Path: <>", Kind.PROGRAM),
        ("\n".join(["Received: from a by b"] * 50), Kind.LOOP),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", Kind.RECEIPT),
    ],
)
def test_a_machines_header_is_seen(header: str, kind: Kind) -> None:
    found = machine(header)
    assert found is not None and found.kind is kind


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "Precedence: normal",
        "X-Auto-Response-Suppress: DR, RN, NRN",
        "X-Autoreply: no",
        "Received: from a by b",
        "Return-Path: <ann@customer.example>",
        "X-OTRS-Loop: yes",
        "X-OTRS-Queue: Junk",
        "X-Firstline-Owner: 1",
    ],
)
def test_a_persons_header_is_no_machines_and_control_headers_have_no_effect(header: str) -> None:
    assert machine(header) is None
    assert by_hand_of(fields(header), ANN) == ""


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("List-Id: <support.desk.example>", "list"),
        ("List-Id: Customers <group.desk.example>\nPrecedence: list\nList-Unsubscribe: <mailto:x@y>", "list"),
        ("X-BeenThere: help@desk.example\nList-Post: <mailto:help@desk.example>\nPrecedence: bulk", "list"),
        ("Auto-Submitted: auto-forwarded", "suppressed"),
        ("X-Auto-Response-Suppress: DR, OOF, AutoReply", "suppressed"),
        ("X-RT-Loop-Prevention: shop", "suppressed"),
        ("Feedback-ID: ::1.eu-west-1:AmazonSES", "suppressed"),
        ("X-Loop: ann@forwarder.example", "suppressed"),
    ],
)
def test_a_person_behind_a_group_or_a_forwarder_is_heard_but_gets_no_robots_answer(
    header: str, why: str
) -> None:
    assert machine(header) is None
    assert by_hand_of(fields(header), ANN) == why


def test_a_mailing_group_is_ours_when_it_is_named_so_or_the_mail_is_to_us() -> None:
    elsewhere = f"From: {ANN}\nTo: talk@lists.example\nSubject: hi\n"
    foreign = "List-Id: <talk.lists.example>"
    assert machine(foreign, person=elsewhere) == Machine(Kind.LIST, Sign.HEADER)
    assert machine("List-Id: <talk.notdesk.example>", person=elsewhere) == Machine(Kind.LIST, Sign.HEADER)
    assert machine("List-Id: <talk.desk.example>", person=elsewhere) is None
    posted = f"{foreign}\nList-Post: <mailto:talk@lists.example>"
    assert machine(posted) is None, "it is addressed to us"
    assert machine(posted, person=elsewhere) == Machine(Kind.LIST, Sign.HEADER)
    assert machine(foreign) == Machine(Kind.LIST, Sign.HEADER), "a newsletter is addressed to us, too"
    assert machine("List-Id: <news.desk.example>\nList-Unsubscribe: <x>") is not None


@pytest.mark.parametrize(
    ("sender", "kind"),
    [
        ("MAILER-DAEMON@mx.customer.example", Kind.PROGRAM),
        ("postmaster@customer.example", Kind.PROGRAM),
        ("no-reply@shop.example", Kind.NO_REPLY),
        ("shop-noreply@x.example", Kind.NO_REPLY),
        ("ne-pas-repondre@x.example", Kind.NO_REPLY),
        ("nieodpowiadaj@x.example", Kind.NO_REPLY),
    ],
)
def test_a_sender_that_takes_no_answer_gets_none(sender: str, kind: Kind) -> None:
    assert machine("", person=f"From: <{sender}>\nSubject: hello\n") == Machine(kind, Sign.SENDER)


def test_a_persons_mail_through_a_sender_for_hire_is_a_persons() -> None:
    assert machine("", envelope_sender="bounces+123-ab@mail.hire.example") is None
    assert by_hand_of(fields(""), "no-reply@hire.example") == "suppressed"


def test_the_null_return_path_is_a_machines_and_an_unknown_one_is_not() -> None:
    assert machine("", envelope_sender="") == Machine(Kind.PROGRAM, Sign.NO_RETURN)
    assert machine("", envelope_sender=None) is None


@pytest.mark.parametrize(
    "subject",
    [
        "Out of Office: back on Monday",
        "Out of Office AutoReply: your mail",
        "Automatic reply",
        "Automatische Antwort: Ihre Lampe",
        "Abwesenheitsnotiz von Max: Ihre Lampe",
        "Réponse automatique : votre lampe",
        "Respuesta automática: su lámpara",
        "Autoodpowiedź: lampa",
        "Автоответ: лампа",
        "Автоматична відповідь: лампа",
        "رد تلقائي: المصباح",
        "Automatisch antwoord: lamp",
        "自動返信: ランプ",
        "=?utf-8?b?UsOpcG9uc2UgYXV0b21hdGlxdWU=?=",
    ],
)
def test_an_out_of_office_subject_is_known_in_many_languages(subject: str) -> None:
    assert machine("", person=f"From: {ANN}\nSubject: {subject}\n") == Machine(Kind.ANSWER, Sign.SUBJECT)


@pytest.mark.parametrize(
    "subject",
    [
        "Your automatic reply is wrong",
        "Automatic reply does not work in my mailbox",
        "Re: Out of Office: my lamp",
        "Abwesenheit im Kurs entschuldigen",
        "Read: the manual says otherwise",
    ],
)
def test_a_person_may_write_about_automatic_answers(subject: str) -> None:
    assert machine("", person=f"From: {ANN}\nSubject: {subject}\n") is None


def test_a_receipt_is_told_by_its_subject_only_with_a_machines_form() -> None:
    receipt = f"From: {ANN}\nSubject: Gelesen: Ihre Lampe\n"
    assert machine("X-MS-TNEF-Correlator: <x>", person=receipt) == Machine(Kind.RECEIPT, Sign.SUBJECT)
    assert machine("", person="From: noreen@customer.example\nSubject: hi\n") is None
