"""Rules for people, groups and languages."""

from bot.settings.languages import LANGUAGES, language_hint
from bot.settings.rules import Rule, Wrong, whole

# At most 52 significant bits are promised (core.telegram.org/bots/api, "User" and "Chat").
_LARGEST_ID = 2**52

_plain_id = whole(-_LARGEST_ID, _LARGEST_ID, 1).read

_FIND_IDS = "To find it, let the agent write in the agents' group, then run 'firstline check'."


def _read_agent_id(text: str) -> int | Wrong:
    if text.startswith("@"):
        return Wrong(f"An @name can change hands, a numeric id cannot. {_FIND_IDS}")
    read = _plain_id(text)
    if isinstance(read, int) and read < 0:
        return Wrong(f"A negative id is that of a group. {_FIND_IDS}")
    return read if isinstance(read, int) and read > 0 else Wrong(_FIND_IDS)


def _read_group_id(text: str) -> int | Wrong:
    read = _plain_id(text)
    if isinstance(read, int) and read < 0:
        return read
    find = "To find it, write in the group, then run 'firstline check'."
    return Wrong(f"A positive id is that of a person. {find}" if isinstance(read, int) and read > 0 else find)


def _read_language(text: str) -> str | Wrong:
    return text if text in LANGUAGES else Wrong(language_hint(text))


AGENT_ID = Rule(
    allowed="It is the agent's numeric Telegram id, e.g. 111111111.", read=_read_agent_id, stand_in=0
)
GROUP_ID = Rule(
    allowed="It is the id of a Telegram group, a negative number, e.g. -1001234567890.",
    read=_read_group_id,
    stand_in=0,
)
LANGUAGE = Rule(
    allowed="It is a language code of two letters (ISO 639-1), e.g. en.",
    read=_read_language,
    stand_in="",
    prose=True,
)
