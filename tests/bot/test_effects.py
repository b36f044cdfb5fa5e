"""Every effect that waits in the outbox comes out of it as it went in."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.effects import (
    Button,
    CheckSetUp,
    CopyAlbum,
    CopyMessage,
    CreateTopic,
    Delete,
    EditCaption,
    EditText,
    Effect,
    OpenTopic,
    Pin,
    React,
    Refresh,
    SendFiles,
    SendMail,
    SendText,
    SetIcon,
    TakeButtons,
    Toast,
    from_document,
    to_document,
)
from routing.contents import Attachment, Mark
from routing.files import SentFile
from routing.model import Outward

BUTTONS = (
    (Button("Take", "v1:take:7:3"), Button("Resolve", "v1:resolve:7:3")),
    (Button("👤", "v1:human:7:3"),),
)
MARKS = (Mark(kind="text_link", start=2, length=3, argument="https://northwind.example"),)
FILE = Attachment(name="map.pdf", content_type="application/pdf", size=7, blob="sha256:0")
FULL: dict[Outward, Effect] = {
    Outward.SEND: SendText(
        chat=-100,
        text="Привіт, مرحبا",
        html=True,
        thread=5,
        reply_to=40,
        silent=True,
        typing=True,
        buttons=BUTTONS,
        marks=MARKS,
    ),
    Outward.ALBUM: CopyAlbum(chat=500, from_chat=-100, messages=(41, 42), thread=5, silent=True),
    Outward.FILES: SendFiles(chat=-100, files=(FILE,), thread=5, silent=True),
    Outward.CAPTION: EditCaption(chat=500, message=42, caption="a map", marks=MARKS),
    Outward.DELETE: Delete(chat=500, messages=(42, 43)),
    Outward.CARD: SendText(chat=-100, text="<b>#7</b>", html=True, buttons=BUTTONS),
    Outward.EDIT: EditText(chat=-100, message=30, text="<b>#7</b>", html=True, buttons=BUTTONS),
    Outward.BUTTONS: TakeButtons(chat=500, message=31),
    Outward.CHECK: CheckSetUp(chat=-100, thread=5, reply_to=41),
    Outward.REACT: React(chat=-100, message=41, emoji="👌"),
    Outward.COPY: CopyMessage(chat=500, from_chat=-100, message=41, thread=5, silent=True, reply_to=7),
    Outward.TOAST: Toast(query="q1", text="#7 is yours."),
    Outward.CREATE_TOPIC: CreateTopic(chat=-100, name="Ann · C1", icon="❗"),
    Outward.REFRESH: Refresh(chat=-100, what="card", number=1001),
    Outward.PIN: Pin(chat=-100, message=30),
    Outward.MAIL: SendMail(
        message_id="abc@northwind.example",
        sender="support@northwind.example",
        recipient="ann@example.com",
        recipient_name="Ann",
        subject="Re: Money",
        text="Hello\n",
        language="uk",
        in_reply_to="1@example.com",
        references=("0@example.com", "1@example.com"),
        automatic=True,
        agent_name="Mia",
        files=(SentFile(id="f1", name="map.pdf", content_type="application/pdf", size=7),),
        dated=datetime(2026, 3, 2, 12, 0, 0, 250, tzinfo=UTC),
    ),
}


def kept(kind: Outward, effect: Effect) -> Effect:
    return from_document(kind, json.loads(json.dumps(to_document(effect))))


def test_every_kind_of_delivery_and_every_effect_has_an_example() -> None:
    assert set(FULL) == set(Outward)
    found_when_sent = {SetIcon, OpenTopic}
    assert {type(effect) for effect in FULL.values()} | found_when_sent == set(get_args(Effect))


@pytest.mark.parametrize("kind", list(Outward))
def test_a_full_effect_survives_the_outbox(kind: Outward) -> None:
    assert kept(kind, FULL[kind]) == FULL[kind]


def any_effect(kind: type[Effect]) -> st.SearchStrategy[Effect]:
    if kind is SendMail:
        return st.builds(SendMail, dated=st.datetimes(timezones=st.just(UTC)))
    return st.builds(kind)


@pytest.mark.parametrize("kind", list(Outward))
@given(data=st.data())
def test_any_effect_survives_the_outbox(kind: Outward, data: st.DataObject) -> None:
    effect = data.draw(any_effect(type(FULL[kind])))
    assert kept(kind, effect) == effect


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        (Outward.REACT, {}),
        (Outward.REACT, {"chat": 1, "message": 2}),
        (Outward.REACT, {"chat": 1, "message": 2, "emoji": "x", "colour": "red"}),
        (Outward.MAIL, {}),
        (Outward.SEND, {"chat": 1, "text": "x", "buttons": [[{"text": "x"}]]}),
        (Outward.SEND, {"chat": 1, "text": "x", "buttons": [["x"]]}),
    ],
    ids=lambda value: str(value),
)
def test_what_is_no_effect_of_that_kind_is_refused(kind: Outward, document: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError)):
        from_document(kind, document)


def test_an_effect_is_no_effect_of_another_kind() -> None:
    for kind, effect in FULL.items():
        for other in set(Outward) - {kind}:
            if asdict(FULL[other]).keys() != asdict(effect).keys():
                with pytest.raises((KeyError, TypeError)):
                    kept(other, effect)
