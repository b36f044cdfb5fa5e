"""An empty ledger with one customer and one conversation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import conversations, people
from bot.store.engine import open_engine
from bot.store.migrate import migrate
from bot.store.writer import Tx
from routing.model import Address, Conversation, Customer, Request, State

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass
class Ledger:
    """A transaction in a new ledger."""

    tx: Tx
    customer: Customer
    conversation: Conversation


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    engine = open_engine(f"sqlite:///{tmp_path}/ledger.sqlite")
    migrate(engine)
    with engine.begin() as tx:
        address = Address("telegram", "500")
        customer = people.add_customer(tx, address, "Ann", "en", NOON)
        request = Request(
            source_id="1", address=address, display_name="Ann", text="Hi", received_at=NOON, language="en"
        )
        conversation = conversations.open_new(tx, request, customer.id, State.OPEN, NOON)
        yield Ledger(tx, customer, conversation)
    engine.dispose()
