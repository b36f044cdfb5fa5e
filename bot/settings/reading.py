"""From the text of settings.yaml to Settings, or to everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bot.settings.block import Block
from bot.settings.channels import read_channels
from bot.settings.errors import Problem, SettingsRefused
from bot.settings.findings import Findings
from bot.settings.model import Settings
from bot.settings.nodes import LARGEST, read_nodes
from bot.settings.rules import words
from bot.settings.rules_mail import URL
from bot.settings.sections import read_agents, read_desk, read_kb, read_languages, read_policy, read_store

_COMPANY = words(100, "the company's name as customers know it, e.g. Northwind Hosting")


def read_settings(
    text: str, *, source: str = "settings.yaml", base: Path, environment: Mapping[str, str]
) -> Settings:
    """The settings that ``text`` holds; relative paths begin at ``base``. Raises only SettingsRefused."""
    findings = Findings(source=source, environment=environment)
    top = Block(read_nodes(text, source), "", "", findings)
    company, languages = top.value("company", _COMPANY), read_languages(top)
    channels = read_channels(top, company, base)
    desk = read_desk(top, channels)
    agents, seats = read_agents(top, languages, desk.groups)
    settings = Settings(
        company=company,
        languages=languages,
        store=read_store(top, base),
        channels=channels,
        desk=replace(desk, seats=seats),
        agents=agents,
        kb=read_kb(top, base),
        policy=read_policy(top),
        clock=top.value("clock", URL, ""),
    )
    findings.refuse_if_any()
    return settings


def read_settings_file(path: Path, *, environment: Mapping[str, str]) -> Settings:
    """The same from a file, whose folder is where relative paths begin. Raises only SettingsRefused."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1).decode()
    except OSError as error:
        there = "not to be read: " + (error.strerror or "").lower() if path.exists() else "not there"
        problem = Problem(line=0, path="the file", value=there, allowed="", source=path.name or str(path))
        raise SettingsRefused((problem,)) from error
    except UnicodeDecodeError:
        problem = Problem(
            line=0, path="the file", value="no text in UTF-8", allowed="Save it as UTF-8.", source=path.name
        )
        raise SettingsRefused((problem,)) from None
    return read_settings(text, source=path.name, base=path.parent, environment=environment)
