"""What may happen to the agents' group in a day beside the work, and how it is put right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.fakes.sandbox import Json
from tests.fakes.story import Story

ORDER = ("bot", "topics", "rights", "general", "agent")
"""What is put right first: the rest cannot be, or is not seen, before."""


@dataclass
class Upheavals:
    """A group to which things happen. ``wrong``: what is not as it should be, by its name in ``ORDER``."""

    story: Story
    wrong: set[str] = field(default_factory=set)

    def happens(self, which: int) -> None:
        """Something happens to the group; what is wrong already is put right. Raises Refused."""
        name, begins = _CHANGES[which % len(_CHANGES)]
        if name in self.wrong:
            self.mends(name)
        elif not (name == "rights" and "bot" in self.wrong):  # who is not there has no rights
            begins(self.story)
            self.wrong.add(name)

    def mends(self, name: str) -> None:
        """This is right again. Raises Refused where something else must be first."""
        _MENDED[name](self.story)
        self.wrong.discard(name)
        if name == "bot":
            self.wrong.discard("rights")  # it comes back with all of them

    def ends(self) -> None:
        """All is right again."""
        for name in (name for name in ORDER if name in self.wrong):
            self.mends(name)

    def topic(self, which: int, place: Json) -> None:
        """Something happens to a customer's topic."""
        mia = self.story.mia
        deeds = (lambda: mia.renames(place, f"Topic {which}"), lambda: mia.closes(place))
        (*deeds, lambda: mia.reopens(place), lambda: mia.deletes_topic(place))[which % 4]()


def _rights_gone(story: Story) -> None:
    story.group.adds(story.bot, status="administrator", rights={"can_delete_messages": True})


def _all_rights(story: Story) -> None:
    story.group.adds(story.bot, status="administrator")


def _agent_back(story: Story) -> None:
    story.oleh.joins(story.group)
    story.mia.promotes(story.oleh, story.group, can_manage_topics=True)


def _general_back(story: Story) -> None:
    story.mia.hides_general(story.group, False)
    story.mia.reopens(story.group)


_CHANGES: tuple[tuple[str, Callable[[Story], None]], ...] = (
    ("topics", lambda story: story.mia.switches_topics(story.group, False)),
    ("rights", _rights_gone),
    ("general", lambda story: story.mia.closes(story.group)),
    ("general", lambda story: story.mia.hides_general(story.group)),
    ("agent", lambda story: story.oleh.leaves(story.group)),
    ("bot", lambda story: story.mia.bans(story.bot, story.group)),
)
_MENDED: Mapping[str, Callable[[Story], None]] = {
    "topics": lambda story: story.mia.switches_topics(story.group, True),
    "rights": _all_rights,
    "general": _general_back,
    "agent": _agent_back,
    "bot": _all_rights,
}
