"""Keeps what the knowledge base held to be the answer, and what came of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.answering import Asked
from bot.firm import Firm
from bot.store import guesses
from bot.store.guesses import Source
from bot.store.writer import Tx
from routing.decide import Answer, Clarify, Decision, HandOff
from routing.model import Agent, AgentId, Conversation, ConversationId, RequestId, State

RELAPSE = timedelta(days=1)
"""Who asks the same again within this time was not helped."""
BY_MATCH = frozenset(
    {
        "sure",
        "close",
        "unsure",
        "nothing-close",
        "other-language",
        "limit-address",
        "limit-all",
        "second-time",
        "not-only-text",
    }
)
"""Reasons of decisions about a plain question; of other words ("a person, please") nothing can be learned."""
HELD_BACK = frozenset({"limit-address", "limit-all", "not-only-text"})
"""Reasons for which a person gets even what the base knows: that is no gap in it."""
NO_HELP = frozenset({"asked-for-person", "answer-to-answer", "angry"})
"""Reasons of handing over that say of the bot's words before that they were no help."""
NAMES: Mapping[type[Decision], str] = {Answer: "answer", Clarify: "clarify", HandOff: "hand off"}


def guessed(
    tx: Tx,
    firm: Firm,
    asked: Asked,
    request: RequestId,
    conversation: ConversationId,
    decision: Decision,
    now: datetime,
) -> None:
    """Keeps what the base made of a message that asks one thing. Whoever asks again what the bot answered
    lately says that it was no answer.
    """
    questions = [part for part in asked.match.parts if part.kind == "question"]
    if decision.reason.code not in BY_MATCH or len(questions) != 1:
        return
    best = questions[0].candidates[0] if questions[0].candidates else None
    article = best.article_id if best else ""
    if article:
        address = asked.request.address.value
        for earlier in guesses.answered_with(tx, article, address, now - RELAPSE):
            if earlier != request:
                guesses.know(tx, earlier, "wrong", "relapse", now)
    known = best is not None and best.confidence >= asked.match.answer_from
    held_back = known and decision.reason.code in HELD_BACK
    guesses.keep(
        tx,
        request,
        conversation=conversation,
        article=article,
        confidence=best.confidence if best else 0.0,
        promise=firm.policy.wrong_at_most,
        decision="held back" if held_back else NAMES[type(decision)],
        asked_at=now,
    )


def heard(tx: Tx, before: Conversation | None, decision: Decision, now: datetime) -> None:
    """What the customer's words say of what the bot said before."""
    if before is None:
        return
    if isinstance(decision, HandOff) and decision.reason.code in NO_HELP:
        wants_person(tx, before, now)
    if isinstance(decision, Answer) and decision.reason.code == "picked":
        picked(tx, before, decision.articles[0][0], now)


def helped(tx: Tx, conversation: Conversation, now: datetime) -> None:
    """The customer says that the bot's answer helped."""
    _known(tx, conversation, conversation.last_article, "helped", now)


def picked(tx: Tx, conversation: Conversation, article: str, now: datetime) -> None:
    """The customer chose this article when the bot asked back."""
    _known(tx, conversation, article, "picked", now)


def wants_person(tx: Tx, conversation: Conversation, now: datetime) -> None:
    """The customer had an answer or a choice, and asks for a person all the same."""
    guess = guesses.newest(tx, conversation.id)
    if guess is not None and conversation.state in (State.ANSWERED, State.ASKED):
        guesses.know(
            tx, guess.request, "wrong" if conversation.state is State.ANSWERED else "none", "human", now
        )


def sent_by_agent(tx: Tx, conversation: Conversation, article: str, agent: Agent, now: datetime) -> None:
    """An agent answered with this article."""
    _known(tx, conversation, article, "agent", now, agent.id)


def _known(
    tx: Tx,
    conversation: Conversation,
    article: str,
    source: Source,
    now: datetime,
    agent: AgentId | None = None,
) -> None:
    guess = guesses.newest(tx, conversation.id)
    if guess is not None and guess.article:
        right = guess.article == article
        guesses.know(
            tx, guess.request, "right" if right else "wrong", source, now, rightly=article, agent=agent
        )
