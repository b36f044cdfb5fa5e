"""Real mails broken at random: each is read or refused, in good time. MUTATIONS=100000: the full number."""

import os
import time

from channels.mail.read import read_mail
from channels.mail.source import source_id
from routing.model import Request, Unreadable
from tests.channels.mail.mutations import mutated
from tests.channels.mail.test_hostile import NOW, storable

COUNT = int(os.environ.get("MUTATIONS", "5000"))
SECONDS = 1.0


def test_no_broken_mail_crashes_or_holds_up_its_reader() -> None:
    slowest = 0.0
    readable = 0
    for number, raw in enumerate(mutated(COUNT, seed=COUNT)):
        begin = time.process_time()
        inbound = read_mail(
            raw, source_id=source_id(raw), received_at=NOW, recipient="a@desk.example", mail_from=None
        ).inbound
        slowest = max(slowest, time.process_time() - begin)
        assert isinstance(inbound, Request | Unreadable)
        storable(inbound)
        readable += isinstance(inbound, Request)
        assert slowest < SECONDS, f"mutation {number} took {slowest:.1f} s of CPU"
    print(f"\n{COUNT:,} broken mails: {readable:,} readable, slowest {1000 * slowest:.0f} ms of CPU")
    assert readable > COUNT / 2, "most of what is broken a little can be read"
