"""``firstline check``: are the settings good, and does the bot see what they name?"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.app import AlreadyRunning, lock
from bot.articles import read_articles
from bot.examining import budget_of_file, relay_trouble
from bot.mail_out import relay_of
from bot.settings.errors import SettingsRefused
from bot.settings.model import TELEGRAM_API, Settings
from bot.settings.reading import read_settings_file
from bot.texts import shipped_wording
from channels.mail.imap import trouble_with
from channels.telegram.group_survey import GroupSeen
from channels.telegram.survey import Survey, Wanted, survey
from routing.model import Agent
from routing.setup import Finding


class Report:
    """The lines to print; English, as everything on the command line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.trouble = 0
        self._wording = shipped_wording("en")

    def note(self, line: str) -> None:
        """Something that is as it is."""
        self.lines.append(line)

    def find(self, trouble: Iterable[Finding], *, indent: str = "") -> None:
        """What is to be mended."""
        for finding in trouble:
            self.refuse(self._wording.check("en", finding), indent=indent)

    def refuse(self, sentence: str, *, indent: str = "") -> None:
        """The same in words of its own."""
        self.lines.append(f"{indent}✗ {sentence}")
        self.trouble += 1


def check(path: Path, environment: Mapping[str, str], *, live: bool = False) -> tuple[int, list[str]]:
    """The exit status (0 good, 2 something to mend) and the lines to print.

    ``live``: also try out what leaves traces for a moment: a topic in each group, a login at the relay.
    """
    report = Report()
    try:
        settings = read_settings_file(path, environment=environment)
    except SettingsRefused as error:
        report.note(str(error))
        token = environment.get("TELEGRAM_TOKEN", "")
        if ":" in token:
            report.note("")
            report.note("What the bot of TELEGRAM_TOKEN sees meanwhile:")
            found = survey(token, TELEGRAM_API, _files(TELEGRAM_API), Wanted(groups={}), peek=True)
            _seen(report, asyncio.run(found), ())
        return 2, report.lines
    report.note(f"{path.name} is good.")
    _articles(report, settings)
    _mailboxes(report, settings)
    _telegram(report, settings, (lambda: datetime.now(UTC)) if live else None)
    if live:
        _relay(report, settings)
        _budget(report, settings)
    return (2 if report.trouble else 0), report.lines


def _articles(report: Report, settings: Settings) -> None:
    articles, errors = read_articles(settings.kb.folder)
    report.note(f"Knowledge base: {len(articles)} articles in {settings.kb.folder}")
    for error in errors:
        report.refuse(str(error), indent="  ")


def _mailboxes(report: Report, settings: Settings) -> None:
    mail = settings.channels.mail
    for mailbox in mail.imap if mail else ():
        trouble = asyncio.run(trouble_with(mailbox))
        report.note(f"Mailbox {mailbox.place}: " + ("can be read" if not trouble else "cannot be read"))
        if trouble:
            report.refuse(trouble, indent="  ")


def _telegram(report: Report, settings: Settings, now: Callable[[], datetime] | None) -> None:
    telegram = settings.channels.telegram
    if telegram is None:
        report.refuse("channels.telegram is not set: people answer in a Telegram group.")
        return
    try:
        lock(settings.store.data_dir).close()
        peek = True
    except AlreadyRunning:
        report.note("A Firstline is running here, so waiting updates are not looked at.")
        peek = False
    names = {int(agent.id): agent.name for agent in settings.agents}
    wanted = Wanted(groups={group.id: names for group in settings.desk.groups}, webhook=telegram.webhook)
    found = survey(telegram.token, telegram.api_base, telegram.file_base, wanted, peek=peek, now=now)
    _seen(report, asyncio.run(found), settings.agents)


def _seen(report: Report, found: Survey, agents: Iterable[Agent]) -> None:
    known = {int(agent.id): agent.name for agent in agents}
    if found.bot:
        report.note(f"Bot: {found.bot}")
    report.find(found.trouble)
    for group in found.groups:
        _group(report, group, known)
    if found.bot and not found.groups:
        report.note("No group seen yet: add the bot to your group and write a line there, then check again.")


def _group(report: Report, group: GroupSeen, known: Mapping[int, str]) -> None:
    report.note(f"Group {group.id}: {group.title}")
    for person in group.people:
        role = f"agent {known[person.id]}" if person.id in known else "not among the agents"
        report.note(f"  {person.id}  {person.name} ({role})")
    report.find(group.trouble, indent="  ")


def _relay(report: Report, settings: Settings) -> None:
    relay = relay_of(settings)
    if relay is not None:
        trouble = asyncio.run(relay_trouble(relay))
        report.note("Mail relay: " + ("does not take us" if trouble else "takes us"))
        report.find(trouble, indent="  ")


def _budget(report: Report, settings: Settings) -> None:
    for group in settings.desk.groups:
        used = budget_of_file(settings, group.id, datetime.now(UTC))
        if used is not None:
            calls = f"{used.calls} calls in the last hour, {used.most} in the busiest minute"
            report.note(f"Group {group.id}: {calls} of {used.allowed} that Telegram allows")
            report.find(used.trouble, indent="  ")


def _files(api_base: str) -> str:
    return api_base.removesuffix("bot") + "file/bot"
