"""What happened and why, as the page tells it: the ledger's own records in people's words."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.store import story
from bot.store.story import Chapter, Happening, Standing
from bot.store.writer import Tx
from bot.web.reading import WrongShape
from bot.web.stage import Playing, Stage
from bot.web.texts import LANGUAGES
from routing.model import Reason
from routing.wording import Wording

CHAPTERS = 4
LONGEST = 240
"""Characters of a message that are repeated here."""
TONES = {
    "sent": "good",
    "queued": "wait",
    "sending": "wait",
    "failed": "bad",
    "unknown": "bad",
    "undone": "quiet",
}
UNTOLD = ("replaced", "packed")
"""Something newer took its place, or it goes within another one."""
DECISIONS = {
    "answer": "good",
    "clarify": "ask",
    "hand off": "human",
    "attach": "human",
    "set aside": "quiet",
}
SHOWN = {"customer": ("send", "copy", "album", "mail"), "desk": ("card", "send", "copy", "create_topic")}
"""What is told of at all; of the desk's, only the card where all went well."""


class Teller:
    """Two routes: bare facts by which the page knows how far somebody is, and a customer's story."""

    def __init__(self, stage: Stage, texts: Wording) -> None:
        self._stage, self._texts = stage, texts

    async def facts(self, request: Request) -> Response:
        """Who belongs to whom, and the newest decisions and answers."""

        def read(tx: Tx) -> tuple[Sequence[Standing], Sequence[story.Fact], Sequence[story.Fact]]:
            return story.standings(tx), story.decisions(tx), story.answers(tx)

        standings, decisions, answers = await self._stage.playing.store.read(read)
        keys = {one.customer: one.address.value for one in standings}
        return JSONResponse(
            {
                "people": {
                    one.address.value: {"thread": one.thread, "owner": one.owner, "holder": one.holder}
                    for one in standings
                },
                "decisions": [[one.number, keys.get(one.customer), one.what] for one in decisions],
                "answers": [[one.number, keys.get(one.customer), one.what] for one in answers],
            }
        )

    async def story(self, request: Request) -> Response:
        """A customer's conversations, newest first."""
        language, key = request.query_params.get("language", ""), request.path_params["person"]
        if language not in LANGUAGES:
            raise WrongShape(f"language is one of {', '.join(LANGUAGES)}")
        playing = self._stage.playing

        def read(tx: Tx) -> tuple[Standing | None, list[tuple[Chapter, Sequence[Happening]]]]:
            found = next((one for one in story.standings(tx) if one.address.value == key), None)
            if found is None:
                return None, []
            chapters = story.chapters(tx, found.customer, CHAPTERS)
            return found, [(one, story.happenings(tx, one.number)) for one in chapters]

        standing, chapters = await playing.store.read(read)
        telling = _Telling(playing, self._texts, language)
        return JSONResponse(
            {
                "key": key,
                "owner": telling.name(standing.owner) if standing else "",
                "chapters": [telling.chapter(chapter, happened) for chapter, happened in chapters],
            }
        )


class _Telling:
    """One story in one language."""

    def __init__(self, playing: Playing, texts: Wording, language: str) -> None:
        self._agents = {agent.id: agent.name for agent in playing.cast.agents}
        self._texts, self._product, self._language = texts, playing.wording, language

    def name(self, agent: int | None) -> str:
        return self._agents.get(agent or 0, "")

    def chapter(self, chapter: Chapter, happened: Sequence[Happening]) -> dict[str, Any]:
        lines = [line for one in happened for line in self._lines(one, happened)]
        holder = self.name(chapter.holder)
        return {
            "number": chapter.number,
            "channel": chapter.channel,
            "title": self._say("title", number=str(chapter.number)),
            "state": self._say(f"state-{chapter.state}", name=holder or "—"),
            "open": chapter.state == "open",
            "subject": chapter.subject,
            "lines": lines,
        }

    def _lines(self, one: Happening, happened: Sequence[Happening]) -> list[dict[str, Any]]:
        match one.table:
            case "request":
                return self._request(one, happened)
            case "event":
                return self._event(one)
            case _:
                return self._delivery(one)

    def _request(self, one: Happening, happened: Sequence[Happening]) -> list[dict[str, Any]]:
        row = one.row
        cause = f"arrival {row['arrival']}"
        kept = [other.row for other in happened if other.table == "event" and other.row["cause"] == cause]
        told: Mapping[str, Any] = next(
            (event["data"] for event in kept if event["kind"].startswith("request: ")), {}
        )
        said = _line(row["received_at"], "said", self._say("said"), row["text"][:LONGEST])
        if row["decision"] not in DECISIONS:
            return [said]
        closest = told.get("closest") or []
        decided = _line(
            one.at,
            "decision",
            self._say(f"decision-{row['decision'].replace(' ', '-')}"),
            self._because(told.get("because"), closest) or row["reason"],
            DECISIONS[row["decision"]],
        )
        decided["scores"] = [[title, percent] for _, _, title, percent in closest]
        return [said, decided]

    def _event(self, one: Happening) -> list[dict[str, Any]]:
        row, data = one.row, one.row["data"]
        kind = row["kind"].replace(" ", "-").replace(":", "")
        actor, _, number = row["actor"].partition(" ")
        agent = self.name(int(number)) if actor == "agent" and number.isdecimal() else ""
        if kind == "handed-over":
            head = self._say("event-handed-over", name=self.name(data.get("holder")))
            return [_line(one.at, "handed", head, self._because(data.get("person"), []), "human")]
        try:
            return [_line(one.at, "event", self._say(f"event-{kind}", name=agent or "—"), tone="quiet")]
        except KeyError:
            return []  # what is no news to anybody who looks at this page

    def _delivery(self, one: Happening) -> list[dict[str, Any]]:
        row, kind, state = one.row, one.row["kind"], one.row["state"]
        at_desk = row["audience"] == "desk"
        if state in UNTOLD or kind not in SHOWN[row["audience"]]:
            return []
        if at_desk and state == "sent" and kind != "card":
            return []
        if at_desk:
            head, text = {"card": "card", "create_topic": "topic"}.get(kind, "desk"), ""
        else:
            who = "bot" if row["automatic"] else "agent"
            head, text = f"{who}-{row['destination'].partition(':')[0]}", _words(row["body"])
        at = row["settled_at"] or one.at
        line = _line(at, "delivery", self._say(f"to-{head}"), text, TONES[state])
        line["fate"] = self._say(f"fate-{state}", count=row["attempts"])
        if state == "queued" and row["attempts"]:
            line["next"] = row["due_at"].timestamp()
        if state in ("queued", "failed", "unknown") and row["reason"]:
            line["reason"] = row["reason"]
        return [line]

    def _because(self, kept: Any, closest: Sequence[Sequence[Any]]) -> str:
        """A reason as it was kept, with titles for ids; "" where it cannot be told any more."""
        if not isinstance(kept, list) or len(kept) != 2:
            return ""
        titles: Mapping[str, str] = {one[0]: one[2] for one in closest}
        values = tuple(
            (name, titles.get(str(value), value) if name == "article" else value) for name, value in kept[1]
        )
        try:
            return self._product.why(self._language, Reason(kept[0], values))
        except (KeyError, ValueError):
            return ""

    def _say(self, key: str, **values: str | int) -> str:
        return self._texts.say(self._language, f"story-{key}", **values)


def _line(at: Any, kind: str, head: str, detail: str = "", tone: str = "") -> dict[str, Any]:
    return {"at": at.timestamp(), "kind": kind, "head": head, "detail": detail, "tone": tone}


def _words(body: Mapping[str, Any]) -> str:
    text = str(body.get("text") or "").partition("\n--")[0].rstrip()  # without a mail's signature
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
