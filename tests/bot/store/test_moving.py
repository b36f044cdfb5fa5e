"""When a group gets another id, what is on its way names no message by an old number."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.deeds.at import NotYet
from bot.moving import told_by_group
from bot.store import arrivals, conversations, drafts, moving, outbox, outbox_proof, sending, traces
from bot.store.outbox import Posting, Priority
from bot.store.schema import deliveries
from bot.store.schema import drafts as drafts_table
from channels.effects import CopyAlbum, CopyMessage, Delete, Effect, Pin, React, SendText
from routing.happenings import GroupMoved
from routing.model import AgentId, Arrival, DeliveryId, Outward
from tests.bot.store.conftest import NOON, Ledger
from tests.bot.test_dispatch import firm

OLD, NEW, ANN = -5005, -1003000000001, 500


def queued(ledger: Ledger, kind: Outward, effect: Effect, chat: int, source: tuple[str, str]) -> int:
    posting = Posting(
        kind=kind,
        effect=effect,
        destination=f"telegram:{chat}",
        lane=f"{kind.value} {chat}",
        priority=Priority.WORDS,
        audience="desk" if chat < 0 else "customer",
        conversation=ledger.conversation.id,
        customer=ledger.customer.id,
        source=source,
    )
    return outbox.post(ledger.tx, posting, NOON)


def body(ledger: Ledger, number: int) -> dict[str, Any]:
    row = ledger.tx.execute(select(deliveries.c.body).where(deliveries.c.id == number)).one()
    return dict(row.body)


def test_no_number_of_the_old_group_is_used_in_the_new_one(ledger: Ledger) -> None:
    desk, private = (str(OLD), "7"), (str(ANN), "7")
    copied = queued(ledger, Outward.COPY, CopyMessage(chat=ANN, from_chat=OLD, message=7), ANN, desk)
    album = queued(ledger, Outward.ALBUM, CopyAlbum(chat=ANN, from_chat=OLD, messages=(7, 8)), ANN, desk)
    signed = queued(ledger, Outward.REACT, React(chat=OLD, message=7, emoji="👌"), OLD, ("", ""))
    pinned = queued(ledger, Outward.PIN, Pin(chat=OLD, message=7), OLD, ("", ""))
    said = queued(ledger, Outward.SEND, SendText(chat=OLD, text="Hi", reply_to=7), OLD, private)
    shown = queued(ledger, Outward.COPY, CopyMessage(chat=OLD, from_chat=ANN, message=7), OLD, private)
    undone = queued(ledger, Outward.DELETE, Delete(chat=ANN, messages=(7,)), ANN, desk)
    moving.leave_messages(ledger.tx, OLD)
    assert body(ledger, copied)["message"] == moving.NOWHERE
    assert body(ledger, album)["messages"] == [moving.NOWHERE, moving.NOWHERE]
    assert body(ledger, signed)["message"] == moving.NOWHERE
    assert body(ledger, pinned)["message"] == moving.NOWHERE
    assert body(ledger, said)["reply_to"] is None
    assert body(ledger, shown)["message"] == 7, "the customer's chat has not moved"
    assert body(ledger, undone)["messages"] == [7], "nor what we sent there"
    sources = ledger.tx.execute(select(deliveries.c.source_chat).order_by(deliveries.c.id)).scalars()
    assert str(OLD) not in set(sources)


def test_links_cards_and_waiting_words_let_go_of_the_old_numbers(ledger: Ledger) -> None:
    tx, number = ledger.tx, ledger.conversation.id
    traces.link(tx, number, "in", (str(ANN), "1"), (str(OLD), "7"), None)
    traces.link(tx, number, "out", (str(OLD), "8"), (str(ANN), "2"), None)
    conversations.change(tx, number, NOON, desk=OLD, card_message=7)
    written = {"chat": OLD, "message_id": 9, "reply_to": 7, "mates": [9, 10], "text": "Yes"}
    body = {"messages": [{"written": written, "arrival": 1}]}
    drafts.keep(tx, "words", AgentId(1), body, NOON, customer=ledger.customer.id)
    moving.leave_messages(tx, OLD)
    assert traces.linked(tx, str(OLD), ["7", "8"]) is None
    assert traces.linked(tx, str(ANN), ["1"]) == number
    assert conversations.card_of(tx, number)[1] is None
    kept = tx.execute(select(drafts_table.c.body)).scalar_one()["messages"][0]["written"]
    assert kept == {**written, "message_id": 0, "reply_to": None, "mates": [0, 0]}


def test_no_message_of_the_new_group_is_taken_for_one_that_was_posted_in_the_old_one(ledger: Ledger) -> None:
    tx = ledger.tx
    said = queued(ledger, Outward.SEND, SendText(chat=OLD, text="Hi"), OLD, ("", ""))
    taken = sending.claim(tx, [DeliveryId(said)], NOON, NOON)[0]
    outbox.settle(tx, taken, "sent", NOON, external="7")
    assert outbox_proof.is_known(tx, str(OLD), ["7"])
    moving.leave_messages(tx, OLD)
    assert not outbox_proof.is_known(tx, str(OLD), ["7"])


def test_a_group_is_known_by_its_first_id_whichever_the_settings_give(ledger: Ledger) -> None:
    assert moving.keep(ledger.tx, OLD, NEW)
    assert not moving.keep(ledger.tx, OLD, NEW), "told by the group and by the answer to a call"
    moved = moving.current_groups(ledger.tx)
    assert [moving.first_known(moved, group) for group in (OLD, NEW, -7)] == [OLD, OLD, -7]


def test_a_move_is_believed_once_all_that_was_written_before_is_read(ledger: Ledger) -> None:
    for source, group in (("1", OLD), ("2", NEW), ("3", OLD)):
        arrival = Arrival(
            channel="telegram", source_id=source, raw=b"", received_at=NOON, lane=f"telegram:{group}:"
        )
        arrivals.accept(ledger.tx, arrival, None)
    written, told = arrivals.waiting(ledger.tx, NOON, 10)
    moved = GroupMoved(source_id="2", old=OLD, new=NEW, lane=f"telegram:{OLD}:")
    with pytest.raises(NotYet):
        told_by_group(ledger.tx, firm(), moved, told.id, NOON)
    assert moving.current_groups(ledger.tx) == {}
    arrivals.settle(ledger.tx, written.id, "done", "")
    told_by_group(ledger.tx, firm(), moved, told.id, NOON)
    assert moving.current_groups(ledger.tx) == {OLD: NEW}
