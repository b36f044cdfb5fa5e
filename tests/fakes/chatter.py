"""What agents, and others at the desk, may do in a day, as hypothesis makes it up."""

from dataclasses import dataclass

from hypothesis import strategies as st

KINDS = (
    *("text", "note", "command", "media", "album", "reply", "edit", "button") * 2,
    *("text", "note", "reply", "undo", "forward", "mention", "outsider", "anonymous"),
    *("general", "lunch", "private", "customer", "customer", "mail", "time", "pause"),
    *("group", "topic", "mend", "mend"),
)
"""The commoner ones several times."""
LEADS = ("", "", " ", "\n", "\u200f", "\u202b\u200f", "«", "\\", "—", "🙂 ")
"""What may stand before the words; none of it makes a command of them."""
SLASHES = ("//", "// ", " //", "\u200f//", "\u2067 // ", "\n//", "///", "/note ", "/NOTE ", "/note@sandbox ")
COMMANDS = (
    *("take", "resolve", "reopen", "card", "info", "history", "teach", "block", "unblock", "undo"),
    *(
        "transfer",
        "transfer Oleh",
        "transfer mia",
        "snooze",
        "snooze 1h",
        "reply",
        "reply password",
        "article",
    ),
    *("article 1", "article none", "kb", "kb password", "queue", "mine", "find", "away", "back", "stats"),
    *("aside", "gaps", "help", "check", "rpely", "nota", "Resolve,", "/", "", " take"),
)
"""Each is followed by words of its own."""
FILES = ("photo", "document", "voice", "video", "audio", "animation", "sticker", "video_note")
OTHERS = ("contact", "location", "venue", "poll")
CAPTIONED = frozenset({"photo", "document", "voice", "video", "audio", "animation"})


@dataclass(frozen=True)
class Deed:
    """One thing that somebody does. ``which`` chooses among what there is when it comes to it."""

    kind: str
    agent: int
    customer: int
    which: int
    inside: bool
    lead: str
    slashes: str
    noise: str


def days(length: int) -> st.SearchStrategy[list[Deed]]:
    """So many deeds in a row."""
    deed = st.builds(
        Deed,
        kind=st.sampled_from(KINDS),
        agent=st.integers(0, 1),
        customer=st.integers(0, 2),
        which=st.integers(0, 60),
        inside=st.booleans(),
        lead=st.sampled_from(LEADS),
        slashes=st.sampled_from(SLASHES),
        noise=st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=12),
    )
    return st.lists(deed, min_size=length, max_size=length)
