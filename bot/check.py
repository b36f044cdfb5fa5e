"""``firstline check``: are the settings good, and does the bot see what they name?"""

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.app import AlreadyRunning, lock
from bot.articles import read_articles
from bot.settings.errors import SettingsRefused
from bot.settings.model import TELEGRAM_API, Settings
from bot.settings.reading import read_settings_file
from channels.mail.imap import trouble_with
from channels.telegram.survey import GroupSeen, Survey, survey
from routing.model import Agent


def check(path: Path, environment: Mapping[str, str]) -> tuple[int, list[str]]:
    """The exit status (0 good, 2 something to mend) and the lines to print."""
    lines: list[str] = []
    try:
        settings = read_settings_file(path, environment=environment)
    except SettingsRefused as error:
        lines.append(str(error))
        token = environment.get("TELEGRAM_TOKEN", "")
        if ":" in token:
            lines += ["", "What the bot of TELEGRAM_TOKEN sees meanwhile:"]
            lines += _seen(
                asyncio.run(survey(token, TELEGRAM_API, _files(TELEGRAM_API), (), {}, peek=True)), ()
            )
        return 2, lines
    lines.append(f"{path.name} is good.")
    trouble = _articles(settings, lines) + _mailboxes(settings, lines) + _telegram(settings, lines)
    return (2 if trouble else 0), lines


def _articles(settings: Settings, lines: list[str]) -> int:
    articles, errors = read_articles(settings.kb.folder)
    lines.append(f"Knowledge base: {len(articles)} articles in {settings.kb.folder}")
    lines += [f"  ✗ {error}" for error in errors]
    return len(errors)


def _mailboxes(settings: Settings, lines: list[str]) -> int:
    mail = settings.channels.mail
    troubles = [(mailbox, asyncio.run(trouble_with(mailbox))) for mailbox in (mail.imap if mail else ())]
    for mailbox, trouble in troubles:
        lines.append(f"Mailbox {mailbox.place}: " + ("can be read" if not trouble else "cannot be read"))
        lines += [f"  ✗ {trouble}"] if trouble else []
    return sum(bool(trouble) for _, trouble in troubles)


def _telegram(settings: Settings, lines: list[str]) -> int:
    telegram = settings.channels.telegram
    if telegram is None:
        lines.append("✗ channels.telegram is not set: people answer in a Telegram group.")
        return 1
    try:
        lock(settings.store.data_dir).close()
        peek = True
    except AlreadyRunning:
        lines.append("A Firstline is running here, so waiting updates are not looked at.")
        peek = False
    groups = tuple(group.id for group in settings.desk.groups)
    names: Mapping[int, str] = {int(agent.id): agent.name for agent in settings.agents}
    found = asyncio.run(
        survey(telegram.token, telegram.api_base, telegram.file_base, groups, names, peek=peek)
    )
    lines += _seen(found, settings.agents)
    configured = [group for group in found.groups if group.id in groups]
    return len(found.trouble) + sum(len(group.trouble) for group in configured)


def _seen(found: Survey, agents: Iterable[Agent]) -> list[str]:
    known = {int(agent.id): agent.name for agent in agents}
    lines = [f"Bot: {found.bot}"] if found.bot else []
    lines += [f"✗ {text}" for text in found.trouble]
    for group in found.groups:
        lines += _group(group, known)
    if found.bot and not found.groups:
        lines.append("No group seen yet: add the bot to your group and write a line there, then check again.")
    return lines


def _group(group: GroupSeen, known: Mapping[int, str]) -> list[str]:
    lines = [f"Group {group.id}: {group.title}"]
    for person in group.people:
        role = f"agent {known[person.id]}" if person.id in known else "not among the agents"
        lines.append(f"  {person.id}  {person.name} ({role})")
    return lines + [f"  ✗ {text}" for text in group.trouble]


def _files(api_base: str) -> str:
    return api_base.removesuffix("bot") + "file/bot"
