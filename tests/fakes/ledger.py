"""The program's ledger as a stranger reads it: plain SQL, read only, and what must always hold."""

import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

DESK_REASONS = ("an agent's answer", "a note of the agents", "command: ")
PRESS_REASONS = ("press: ", "a customer pressed ")
OWN_REASONS = ("a topic of ours exists", "the group has another id now", "an edit", "a reaction")


class Ledger:
    """One SQLite file; every question opens it anew, so that it shows what is committed now."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        connection = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def count(self, sql: str, *values: object) -> int:
        """The one number a query answers with."""
        return int(self.rows(sql, *values)[0][0])

    @property
    def undecided(self) -> int:
        """Arrivals nobody has decided about yet."""
        return self.count("select count(*) from arrivals where state = 'waiting'")

    @property
    def unsent(self) -> int:
        """Deliveries that wait or are being sent, but for what only brings the desk up to date later."""
        later = "kind in ('refresh', 'react') and due_at > created_at"
        return self.count(
            f"select count(*) from deliveries where state in ('queued', 'sending') and not ({later})"
        )

    @property
    def sending(self) -> int:
        """Deliveries that are being sent."""
        return self.count("select count(*) from deliveries where state = 'sending'")

    @property
    def arrivals(self) -> int:
        """All that ever arrived."""
        return self.count("select count(*) from arrivals")

    def events(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """(actor, data) of the events of one kind, oldest first."""
        found = self.rows("select actor, data from events where kind = ? order by id", kind)
        return [(actor, json.loads(data)) for actor, data in found]

    def why(self) -> list[str]:
        """The reasons of the decisions about requests, oldest first."""
        return [reason for (reason,) in self.rows("select reason from requests order by id")]

    def check(self) -> None:
        """Arrivals = requests + desk messages + presses + set aside, each counted from its own side."""
        assert self.rows("pragma integrity_check") == [("ok",)]
        assert self.rows("pragma foreign_key_check") == []
        self._check_each_decided_once()
        self._check_kinds()
        twice = "select channel, source_id from arrivals group by 1, 2 having count(*) > 1"
        assert self.rows(twice) == [], "an arrival was kept twice"
        holders = "select id from conversations where state = 'open' and holder is null"
        assert self.rows(holders) == [], "an open conversation that nobody holds"

    def _check_each_decided_once(self) -> None:
        query = """
            select a.id, a.state, a.reason, a.channel, a.raw, count(r.id)
            from arrivals a left join requests r on r.arrival = a.id group by a.id
        """
        for number, state, reason, channel, raw, requests in self.rows(query):
            if _is_echo(channel, state, raw):
                continue
            assert state in ("done", "aside", "dropped"), f"arrival {number} is {state}"
            assert reason, f"arrival {number} has no reason"
            assert requests <= 1, f"arrival {number} has {requests} decisions"
            accounted = reason.startswith((*DESK_REASONS, *PRESS_REASONS, *OWN_REASONS))
            if state == "done" and channel == "mail":
                assert requests == 1, f"mail {number} has no decision"
            if state == "done" and channel == "telegram":
                assert (requests == 1) != accounted, f"update {number}: {requests} requests, {reason!r}"

    def _check_kinds(self) -> None:
        """What the raw updates are, read here by themselves, against what the program made of them."""
        raw: Counter[str] = Counter()
        for (body,) in self.rows("select raw from arrivals where channel = 'telegram' and raw is not null"):
            raw[_kind(json.loads(body))] += 1
        unreadable = self.count(
            "select count(*) from arrivals where reason like 'unreadable: unknown-shape%'"
        )
        made: Counter[str] = Counter()
        query = """
            select a.state, a.reason, a.raw, exists(select 1 from requests r where r.arrival = a.id)
            from arrivals a where a.channel = 'telegram' and a.raw is not null
        """
        for state, reason, body, is_request in self.rows(query):
            if is_request:
                made["request"] += 1
            elif reason.startswith((*PRESS_REASONS, "a press ")):
                made["press"] += 1
            elif reason.startswith(
                (*DESK_REASONS, "refused: ", "not in a customer's topic", "written in the group under")
            ):
                made["desk"] += 1
            elif reason.startswith(OWN_REASONS) or state == "aside" or _is_echo("telegram", state, body):
                made["other"] += 1
        if unreadable:  # of no shape anybody knows, so of no kind either
            assert made.total() == raw.total()
            return
        assert made == raw, f"updates were {dict(raw)}, made of them was {dict(made)}"


_SERVICE = {
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
}


def _is_echo(channel: str, state: str, raw: bytes | None) -> bool:
    """Whether it is what Telegram told of the desk's last change just before the program stopped, which is
    decided at the next start."""
    if state != "waiting" or channel != "telegram" or raw is None:
        return False
    message = json.loads(raw).get("message")
    return isinstance(message, dict) and bool(_SERVICE & message.keys()) and bool(message["from"]["is_bot"])


def _kind(update: dict[str, Any]) -> str:
    if "callback_query" in update:
        return "press"
    message = update.get("message")
    if (
        not isinstance(message, dict)
        or not isinstance(message.get("chat"), dict)
        or _SERVICE & message.keys()
    ):
        return "other"
    return "request" if message["chat"].get("type") == "private" else "desk"
