"""Dispatch by itself, over a real ledger: a fault of ours never hides what happened outside."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.clock import SystemClock
from bot.dispatch import Dispatch, Surroundings
from bot.firm import Firm
from bot.store import conversations, outbox, people
from bot.store.migrate import migrate
from bot.store.outbox import Posting, Priority
from bot.store.schema import deliveries
from bot.store.writer import Store, Tx
from channels.base import Failed, Outcome, Sent
from channels.effects import Effect, SendText
from channels.telegram.pacing import Limits, Pace
from routing.model import Address, Agent, AgentId, Outward, Request, State
from routing.policy import Policy
from routing.tokens import Keys
from tests.routing.texts import wording

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
FAST = Limits(per_chat_per_second=1000, per_group_per_minute=60_000, per_second=1000)
MIA = Agent(id=AgentId(1), name="Mia", languages=("en",))


def firm() -> Firm:
    return Firm(
        company="Northwind",
        languages=("en",),
        wording=wording(),
        agents={MIA.id: MIA},
        groups=(-100,),
        idle=timedelta(minutes=30),
        overdue=timedelta(minutes=60),
        show_answered=False,
        policy=Policy(),
        mail_sender="",
        mail_keys=Keys("a", {"a": b"secret"}),
        chance=bytes,
    )


def posted(tx: Tx) -> None:
    address = Address("telegram", "500")
    customer = people.add_customer(tx, address, "Ann", "en", NOW)
    request = Request(source_id="1", address=address, display_name="Ann", text="Hi", received_at=NOW)
    conversation = conversations.open_new(tx, request, customer.id, State.OPEN, NOW)
    for text in ("one", "two"):
        posting = Posting(
            kind=Outward.SEND,
            effect=SendText(chat=500, text=text),
            destination="telegram:500",
            lane="C1",
            priority=Priority.WORDS,
            audience="customer",
            automatic=False,
            conversation=conversation.id,
            customer=customer.id,
        )
        outbox.post(tx, posting, NOW)


def fates(folder: Path, outcome: Callable[[str], Outcome]) -> list[str]:
    """The states of the two messages after both were tried."""

    async def carry(effect: Effect) -> Outcome:
        assert isinstance(effect, SendText)
        return outcome(effect.text)

    async def run() -> list[str]:
        store = Store(f"sqlite:///{folder}/ledger.sqlite")
        migrate(store.engine)
        store.start()
        await store.write(posted)
        around = Surroundings(
            clock=SystemClock(),
            carriers={"telegram": carry},
            pace=Pace(FAST),
            machine_time=lambda: datetime.now(UTC),
            chance=lambda: 0.5,
        )
        dispatch = Dispatch(store, firm(), around)
        sending = asyncio.create_task(dispatch.run())
        query = (
            select(deliveries.c.state).where(deliveries.c.audience == "customer").order_by(deliveries.c.id)
        )
        found: list[str] = []
        for _ in range(500):
            found = list(await store.read(lambda tx: tx.execute(query).scalars().all()))
            if not {"queued", "sending"} & set(found):
                break
            await asyncio.sleep(0.01)
        dispatch.stop()
        await sending
        store.stop()
        return found

    return asyncio.run(run())


def test_a_fault_after_a_refusal_leaves_it_unknown_and_the_next_message_goes_out(tmp_path: Path) -> None:
    def outcome(text: str) -> Outcome:
        # No catalogue has a text for this code, so telling the desk of it fails.
        return Failed("no-such-code", "?") if text == "one" else Sent("7")

    assert fates(tmp_path, outcome) == ["unknown", "sent"]


def test_a_fault_after_a_message_was_sent_does_not_unsend_it(tmp_path: Path) -> None:
    # The id of a message is a number everywhere; linking this one fails.
    def outcome(text: str) -> Outcome:
        return Sent("7") if text == "one" else Sent(external_id=None)  # type: ignore[arg-type]

    assert fates(tmp_path, outcome) == ["sent", "sent"]


def test_a_carrier_that_crashes_leaves_the_fate_unknown(tmp_path: Path) -> None:
    def outcome(text: str) -> Outcome:
        if text == "one":
            raise RuntimeError("an answer nobody can read")
        return Sent("8")

    assert fates(tmp_path, outcome) == ["unknown", "sent"]
