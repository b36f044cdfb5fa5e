"""What every deed knows of the moment it is done."""

from dataclasses import dataclass
from datetime import datetime

from bot import deskside
from bot.firm import Firm
from bot.spots import spot_of
from bot.store import conversations, topics, traces
from bot.store.writer import Tx
from channels.effects import Buttons, EditText
from kb import Knowledge
from routing.model import Agent, Conversation, ConversationId, CustomerId, DeskMessage, Press


class NotYet(Exception):
    """Something else comes first: what the agent means is just being sent, and nobody can know yet what there
    is to change; or what was written before is still to be read.
    """


@dataclass(frozen=True, slots=True)
class Told:
    """What the agent is told: in a line that goes away for a press. ``refused``: nothing was done."""

    text: str
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """The transaction, the firm, and what the agent wrote or pressed: one of both is there."""

    tx: Tx
    firm: Firm
    kb: Knowledge
    arrival: int
    now: datetime
    written: DeskMessage | None = None
    pressed: Press | None = None

    @property
    def source(self) -> tuple[str, str]:
        """(chat, message) of what the agent wrote or pressed."""
        where = self.written or self.pressed
        assert where is not None
        return str(where.chat), str(where.message_id)

    @property
    def chat(self) -> int:
        """The group it happened in."""
        where = self.written or self.pressed
        assert where is not None
        return where.chat

    @property
    def customer(self) -> CustomerId | None:
        """Whose topic the message stands in, or stood in till it was made anew; outside the topics, whose
        message it replies to."""
        written = self.written
        assert written is not None
        if written.thread is not None:
            found = topics.ever_topic_of(self.tx, written.chat, written.thread)
            if found is not None:
                return found
        replied = traces.replied(self.tx, written)
        about = None if replied is None else conversations.conversation(self.tx, replied)
        return None if about is None else about.customer

    def refuse(self, code: str, who: str = "") -> Told:
        """Nothing was done, and why (``refuse-<code>``)."""
        return Told(self.firm.say(f"refuse-{code}", who=who), refused=True)

    def show(
        self, conversation: Conversation | None, text: str, buttons: Buttons = (), *, html: bool = False
    ) -> None:
        """Posts an answer to the agent where he asked."""
        reply_to = int(self.source[1])
        outside = self.written is not None and self.written.thread is None
        if conversation is not None and conversation.desk in (self.chat, 0) and not outside:
            spot = spot_of(self.firm, conversation)
            deskside.say(
                self.tx, self.firm, spot, text, self.now, reply_to=reply_to, buttons=buttons, html=html
            )
            return
        thread = self.written.thread if self.written is not None else None
        deskside.announce(
            self.tx,
            self.firm,
            text,
            self.now,
            chat=self.chat,
            thread=thread,
            reply_to=reply_to,
            buttons=buttons,
            html=html,
        )

    def settle_notice(self, text: str, customer: CustomerId | None, buttons: Buttons = ()) -> None:
        """The pressed message says what came of it; its old buttons go."""
        if self.pressed is not None:
            edit = EditText(chat=self.chat, message=self.pressed.message_id, text=text, buttons=buttons)
            deskside.edit_notice(self.tx, edit, customer, self.now)

    def settled_otherwise(self, code: str = "settled-already") -> Told:
        """Nothing was done, since something else was done before; the buttons that stand for it go."""
        if self.pressed is not None:
            deskside.take_buttons(self.tx, self.chat, self.pressed.message_id, self.now)
        return self.refuse(code)

    def note(
        self,
        kind: str,
        agent: Agent,
        conversation: Conversation | None,
        customer: CustomerId | None = None,
        **data: str,
    ) -> None:
        """Appends an event of this agent."""
        traces.note(
            self.tx,
            self.now,
            kind,
            cause=f"arrival {self.arrival}",
            actor=f"agent {agent.id}",
            conversation=None if conversation is None else ConversationId(conversation.id),
            customer=customer if conversation is None else conversation.customer,
            **data,
        )
