"""The parts of the settings, top to bottom, but for the channels."""

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from bot.settings.block import Block
from bot.settings.errors import shown
from bot.settings.languages import LANGUAGES, WITH_TEXTS
from bot.settings.model import SHIPPED_ARTICLES, Channels, Desk, Group, Kb, Store
from bot.settings.rules import PER_CENT_WRONG, YES_NO, Rule, Wrong, whole, words
from bot.settings.rules_desk import AGENT_ID, GROUP_ID, LANGUAGE
from bot.settings.rules_files import database, existing_folder, folder
from routing.loops import Ladder, Step
from routing.model import Agent, AgentId
from routing.policy import Policy

_AGENTS = "An agent is a map with id, name and languages, e.g. {id: 111111111, name: Mia}."
_GROUPS = "A group is a map with id and name, e.g. {id: -1001234567890, name: Support}."


def read_languages(top: Block) -> tuple[str, ...]:
    """At least one; the first has texts of ours, so every customer can be written to."""
    items = top.values("languages", LANGUAGE)
    if not items:
        top.refuse_lack("languages", "It is a list of language codes, the default first, e.g. [en, ru].")
    if items and top.sound("languages") and items[0].text not in WITH_TEXTS:
        hint = f"Put one of {', '.join(WITH_TEXTS)} first."
        allowed = "The first language is the default, and the bot's own sentences must exist in it."
        top.refuse("languages", f"a list that begins with {shown(items[0].text)}", allowed, hint)
    return tuple(item.text for item in items)


def read_store(top: Block, base: Path) -> Store:
    """``base`` is where relative paths begin."""
    block = top.block_or_empty("store")
    data_dir = block.value("data_dir", folder(base), base / "data")
    default = f"sqlite:///{data_dir / 'firstline.sqlite'}"
    return Store(data_dir=data_dir, database=block.value("database", database(base), default))


def read_desk(top: Block, channels: Channels) -> Desk:
    """The desk is a group of Telegram, whatever the customers write by."""
    block = top.block_or_empty("desk")
    groups = block.blocks("groups", _GROUPS)
    if channels.telegram and not groups:
        block.refuse_lack("groups", "Agents answer in a Telegram group: at least one is needed.", _GROUPS)
    if groups and channels.mail and not channels.telegram and top.sound("channels.telegram"):
        allowed = "The desk is a Telegram group, reached by the bot of channels.telegram."
        block.refuse("groups", "given without a bot", allowed)
    seen: dict[int, int] = {}
    return Desk(
        groups=tuple(
            Group(
                id=_once(group, seen, group.value("id", GROUP_ID)),
                name=group.value("name", _GROUP_NAME, "Support"),
            )
            for group in groups
        ),
        show_answered=block.value("show_answered", YES_NO, False),
        usual_minutes=block.value("usual_minutes", _USUAL, 0),
        idle=timedelta(minutes=block.value("idle_minutes", _MINUTES, 30)),
        overdue=timedelta(minutes=block.value("overdue_minutes", _MINUTES, 60)),
        replies_only=block.value("relay", _RELAY, "all") == "replies_only",
    )


def read_agents(
    top: Block, languages: tuple[str, ...], groups: tuple[Group, ...]
) -> tuple[tuple[Agent, ...], Mapping[AgentId, int]]:
    """At least one, no id twice, and no language the company does not serve; and the group of each agent who
    names one."""
    blocks = top.blocks("agents", _AGENTS)
    if not blocks:
        top.refuse_lack("agents", "At least one agent is needed.", _AGENTS)
    seen: dict[int, int] = {}
    agents = tuple(
        Agent(
            id=AgentId(_once(block, seen, block.value("id", AGENT_ID))),
            name=block.value("name", _AGENT_NAME),
            languages=_agent_languages(block, languages if top.sound("languages") else ()),
            skills=tuple(item.text for item in block.values("skills", _SKILL)),
        )
        for block in blocks
    )
    seats = [_seat(block, groups if top.sound("desk") else ()) for block in blocks]
    elsewhere = {group.id for group in groups[1:]}
    return agents, {agent.id: seat for agent, seat in zip(agents, seats, strict=True) if seat in elsewhere}


def _seat(block: Block, groups: tuple[Group, ...]) -> int:
    """The id of the group an agent names, 0 for none."""
    name = block.value("group", _GROUP_NAME, "")
    fitting = [group.id for group in groups if group.name == name]
    if name and groups and len(fitting) != 1:
        names = ", ".join(group.name for group in groups)
        allowed = f"It is the name of one group of desk.groups. Their names are: {names}."
        block.refuse("group", shown(name), allowed, "Give each group a name of its own." if fitting else "")
    return fitting[0] if len(fitting) == 1 else 0


def _agent_languages(block: Block, served: tuple[str, ...]) -> tuple[str, ...]:
    items = block.values("languages", LANGUAGE)
    if not items:
        if block.given("languages"):
            block.refuse_lack("languages", "Leave the key out for an agent who writes all languages.")
        return served
    foreign = [item.text for item in items if served and item.text not in served]
    if foreign and block.sound("languages"):
        allowed = f"An agent's languages are some of the company's: {', '.join(served)}."
        block.refuse(
            "languages",
            f"a list with {shown(foreign[0])}",
            allowed,
            "Add it to 'languages' at the top, or take it out here.",
        )
    return tuple(item.text for item in items)


def _once(block: Block, seen: dict[int, int], number: int) -> int:
    if number in seen and block.sound("id"):
        block.refuse(
            "id",
            f"{number} again",
            f"It stands on line {seen[number]} already; each id stands in the list once.",
        )
    seen.setdefault(number, block.line_of("id"))
    return number


def read_kb(top: Block, base: Path) -> Kb:
    """The shipped articles where no folder is named."""
    block = top.block_or_empty("kb")
    return Kb(
        folder=block.value("folder", existing_folder(base), SHIPPED_ARTICLES),
        encoder=block.value("encoder", existing_folder(base)) if block.given("encoder") else None,
    )


def read_policy(top: Block) -> Policy:
    """When the bot speaks by itself."""
    block, usual = top.block_or_empty("policy"), Policy()
    return Policy(
        answers_per_address_per_hour=block.value(
            "answers_per_address_per_hour", _PER_ADDRESS, usual.answers_per_address_per_hour
        ),
        answers_per_address_per_day=block.value(
            "answers_per_address_per_day", _PER_ADDRESS, usual.answers_per_address_per_day
        ),
        answers_per_domain_per_hour=block.value(
            "answers_per_domain_per_hour", _PER_HOUR, usual.answers_per_domain_per_hour
        ),
        mails_from_address=_ladder(block) or usual.mails_from_address,
        answers_per_hour=block.value("answers_per_hour", _PER_HOUR, usual.answers_per_hour),
        wrong_at_most=block.value("wrong_at_most", PER_CENT_WRONG, usual.wrong_at_most),
        ask_back=block.value("ask_back", YES_NO, usual.ask_back),
        also_answer=tuple(_pair(item.text) for item in block.values("also_answer", _OTHER)),
    )


def _ladder(block: Block) -> Ladder:
    steps = (_step(item.text) for item in block.values("mails_from_address", _STEP))
    return tuple(sorted(steps, key=lambda step: step.within))


def _pair(text: str) -> tuple[str, str]:
    own, _, other = text.partition(" in ")
    return own, other


def _step(text: str) -> Step:
    most, _, minutes = text.partition(" in ")
    return Step(int(most), timedelta(minutes=int(minutes.removesuffix("m"))))


_STEP = Rule(
    allowed="It is so many mails in so many minutes, e.g. 10 in 10m.",
    read=lambda text: text if re.fullmatch(r"[1-9][0-9]{0,5} in [1-9][0-9]{0,4}m", text) else Wrong(),
    stand_in="10 in 10m",
)
_OTHER = Rule(
    allowed="It is a customer's language and another that such customers read, e.g. uk in ru.",
    read=lambda text: text if len(set(_pair(text)) & LANGUAGES) == 2 else Wrong(),
    stand_in="uk in ru",
)
_RELAY = Rule(
    allowed="It is all or replies_only.",
    read=lambda text: text if text in ("all", "replies_only") else Wrong(),
    stand_in="all",
)
_AGENT_NAME = words(64, "the name that customers see, e.g. Mia")
_SKILL = words(40, "a word such as billing, as articles have it under skill")
_GROUP_NAME = words(64, "a name for the group, e.g. Support")
_USUAL = whole(0, 10_080, 30)
_MINUTES = whole(1, 10_080, 30, "a number of minutes")
_PER_ADDRESS = whole(0, 1000, 3)
_PER_HOUR = whole(0, 100_000, 200)
