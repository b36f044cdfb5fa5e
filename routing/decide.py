"""What happens to a request, and why. The ladder goes from the surest "no automatic answer" down."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kb import Candidate, Match
from routing.loops import Step
from routing.machine import Machine
from routing.model import AgentId, Conversation, Reason, Request, State
from routing.policy import Policy
from routing.proof import Verdict
from routing.wishes import asks_for_person, sounds_angry

RESTORED = "restored"
"""``by_hand`` of a message that an agent took off the list of what was set aside."""
ASIDE = frozenset({"help", "lang", "new", "privacy"})
"""Commands that ask for nothing a person would answer."""
OUT_OF_REACH = frozenset({"blocked", "no-chat", "refused-address"})
"""Failures that mean that nothing reaches this customer; a forged sender's mail ends here too."""


MOST_CHOICES = 3
"""Buttons of a question back, beside "something else"."""
_CLEARLY = 2.0
"""How much likelier one choice must be than the next to be the one that was named."""
_WORTH_A_BUTTON = 0.25
"""The share of the confidence worth asking from which a further article gets a button."""


@dataclass(frozen=True, slots=True)
class Recent:
    """What the bot said by itself within the last hour, and what is known of the sender's other messages."""

    to_address: int
    in_all: int
    to_domain: int = 0
    to_address_today: int = 0
    flood: Step | None = None
    """The step of the ladder that this sender has reached."""
    same: bool = False
    """The bot has answered the same words already: the sender's own, or those of a robot with many names."""
    echo: bool = False
    """The words are the bot's own."""
    of_another: bool = False
    """It answers a mail of ours that went to somebody else."""
    unsubscribed: bool = False
    """The sender wants no automatic mail."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The bot answers with these articles, as (article, language), one for each question asked."""

    articles: tuple[tuple[str, str], ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Clarify:
    """The bot asks which of these articles was meant."""

    choices: tuple[tuple[str, str], ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class HandOff:
    """A person answers."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Attach:
    """It joins the conversation that a person holds; the bot keeps silent."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class SetAside:
    """Kept, and nobody has to act. ``courtesy`` names the polite line the customer gets, "" for none."""

    reason: Reason
    courtesy: str = ""
    kept_aside: bool = False
    """It stands on the list of what was set aside, where an agent can restore it."""


Decision = Answer | Clarify | HandOff | Attach | SetAside


def decide(
    request: Request,
    conversation: Conversation | None,
    is_reply: bool,
    match: Match,
    recent: Recent,
    policy: Policy,
) -> Decision:
    """``conversation`` is None for a new matter; ``is_reply``: the request answers a message of ours."""
    held = conversation is not None and conversation.state is State.OPEN
    if request.automatic is not None:
        reason = why_automatic(request.automatic)
        return Attach(reason) if held else SetAside(reason)
    if request.command == "start":
        return SetAside(Reason("started"))
    if request.command in ASIDE:
        return SetAside(Reason("command", (("kind", f"/{request.command}"),)))
    if held:
        return Attach(Reason("held"))
    if request.command == "human" or asks_for_person(request.text):
        return HandOff(Reason("asked-for-person"))
    if (by_mail := _by_mail(request, recent)) is not None:
        return by_mail
    if request.by_hand:
        return HandOff(Reason("by-hand", (("sign", request.by_hand),)))
    if request.unsupported or not all(file.decoration for file in request.attachments):
        return HandOff(Reason("not-only-text"))
    picked = None if conversation is None or recent.unsubscribed else _picked(request, conversation, match)
    if picked:
        return Answer((picked,), Reason("picked", (("article", picked[0]),)))
    courtesy = _courtesy(request, conversation, match)
    if courtesy is not None:
        return courtesy
    robot_spoke = conversation is not None and conversation.state is not State.OPEN
    if robot_spoke and is_reply:
        return HandOff(Reason("answer-to-answer"))
    if robot_spoke and sounds_angry(request.text):
        return HandOff(Reason("angry"))
    return _from_match(request, conversation, match, recent, policy)


def _by_mail(request: Request, recent: Recent) -> Decision | None:
    """What only a mail can be: one of a flood, disowned by its sender's domain, a secret robot's ..."""
    if request.address.channel != "mail" or request.by_hand == RESTORED:
        return None
    if recent.flood is not None:
        minutes = int(recent.flood.within.total_seconds() // 60)
        return SetAside(
            Reason("flood", (("count", recent.flood.most), ("minutes", minutes))), kept_aside=True
        )
    if request.verdict is Verdict.FAIL:
        return HandOff(Reason("sender-disowned"))
    if recent.of_another:
        return HandOff(Reason("answers-another"))
    if recent.echo:
        return HandOff(Reason("echo"))
    return HandOff(Reason("same-words")) if recent.same else None


def why_automatic(machine: Machine) -> Reason:
    """What a machine's mail is, and by what that was seen."""
    return Reason("automatic", (("kind", machine.kind.value), ("sign", machine.sign.value)))


def from_agent(request: Request, agents: Collection[AgentId]) -> bool:
    """Whether an agent writes to the bot privately, as a customer would."""
    return request.address.channel == "telegram" and int(request.address.value) in agents


def of_agent() -> SetAside:
    """An agent is no customer: he sees what waits for him."""
    return SetAside(Reason("from-agent"))


def of_blocked() -> SetAside:
    """A customer whom an agent has blocked is neither answered nor shown."""
    return SetAside(Reason("blocked-customer"))


def from_ourselves(request: Request, own: Collection[str]) -> bool:
    """Whether a mail gives one of our own addresses as its sender: nobody who writes to us does."""
    local, _, domain = request.address.value.partition("@")
    return request.address.channel == "mail" and f"{local.partition('+')[0]}@{domain}" in own


def of_ourselves() -> SetAside:
    """Our own mail coming back, or somebody who pretends to be us."""
    return SetAside(Reason("from-ourselves"), kept_aside=True)


def of_unsubscribed() -> SetAside:
    """A customer wants no more automatic mail."""
    return SetAside(Reason("unsubscribed"))


def restored(request: Request) -> Request:
    """The same as a person's message: an agent has read it and says so. Only a person answers it."""
    return replace(request, automatic=None, bounce=None, by_hand=RESTORED)


def undelivered(conversation: Conversation, code: str) -> HandOff | None:
    """The bot's answer failed for good (``code`` of the outcome): a person takes over what nobody holds,
    unless no person could reach the customer there either."""
    if conversation.state not in (State.ANSWERED, State.ASKED) or code in OUT_OF_REACH:
        return None
    return HandOff(Reason("undelivered"))


def _picked(request: Request, conversation: Conversation, match: Match) -> tuple[str, str] | None:
    """The choice the customer named, by its number on the first line or in words that fit it alone, as who
    has no buttons does."""
    if conversation.state is not State.ASKED:
        return None
    word = request.text.strip().partition("\n")[0].strip().strip(".)(#№").strip()
    if word.isdecimal() and len(word) == 1 and 1 <= int(word) <= len(conversation.choices):
        return conversation.choices[int(word) - 1]
    questions = [part for part in match.parts if part.kind == "question"]
    if len(questions) != 1:
        return None
    near = [
        candidate
        for candidate in questions[0].candidates
        if (candidate.article_id, candidate.language) in conversation.choices
    ]
    alone = len(near) == 1 or (len(near) > 1 and near[0].confidence > _CLEARLY * near[1].confidence)
    if alone and near[0] == questions[0].candidates[0] and near[0].confidence >= match.clarify_from:
        return near[0].article_id, near[0].language
    return None


def _courtesy(request: Request, conversation: Conversation | None, match: Match) -> SetAside | None:
    """Thanks and greetings alone get a polite line; a mail gets none, since its robot may thank again."""
    kinds = {part.kind for part in match.parts}
    if "question" in kinds or not kinds:
        return None
    in_chat = request.address.channel == "telegram"
    if not in_chat and (conversation is None or "thanks" not in kinds):
        return None
    if "thanks" in kinds:
        return SetAside(Reason("thanks"), courtesy="thanks" if in_chat else "")
    # To "ok" and "bye" in a conversation there is nothing to say.
    return SetAside(Reason("small-talk"), courtesy="greeting" if conversation is None else "")


def _from_match(
    request: Request,
    conversation: Conversation | None,
    match: Match,
    recent: Recent,
    policy: Policy,
) -> Decision:
    questions = [part for part in match.parts if part.kind == "question"]
    found = [part.candidates[0] for part in questions if part.candidates]
    if not found:
        return HandOff(Reason("nothing-close"))
    if recent.unsubscribed:
        return HandOff(Reason("no-automatic"))
    if recent.to_address >= policy.answers_per_address_per_hour:
        return HandOff(Reason("limit-address", (("count", policy.answers_per_address_per_hour),)))
    if recent.to_address_today >= policy.answers_per_address_per_day:
        return HandOff(Reason("limit-day", (("count", policy.answers_per_address_per_day),)))
    if recent.to_domain >= policy.answers_per_domain_per_hour:
        return HandOff(Reason("limit-domain", (("count", policy.answers_per_domain_per_hour),)))
    if recent.in_all >= policy.answers_per_hour:
        return HandOff(Reason("limit-all", (("count", policy.answers_per_hour),)))
    if len(found) < len(questions):
        return HandOff(Reason("not-all"))
    weakest = min(found, key=lambda candidate: candidate.confidence)
    reads = policy.reads(request.language)
    foreign = next((one for one in found if one.language not in reads), None)
    if foreign is not None and weakest.confidence >= match.clarify_from:
        # The next best is no answer to it: which language an article has says nothing of what was asked.
        return HandOff(Reason("other-language", (("article", foreign.article_id),)))
    if weakest.confidence < match.answer_from:
        return _unsure(request, conversation, match, weakest, policy)
    articles = tuple(dict.fromkeys((candidate.article_id, candidate.language) for candidate in found))
    if conversation is not None and conversation.last_article in {article for article, _ in articles}:
        return HandOff(Reason("second-time", (("article", conversation.last_article),)))
    percent = int(weakest.confidence * 100)
    return Answer(articles, Reason("sure", (("article", weakest.article_id), ("percent", percent))))


def _unsure(
    request: Request, conversation: Conversation | None, match: Match, weakest: Candidate, policy: Policy
) -> Decision:
    questions = [part for part in match.parts if part.kind == "question"]
    near = [
        candidate
        for candidate in questions[0].candidates[:MOST_CHOICES]
        if candidate.confidence >= match.clarify_from * _WORTH_A_BUTTON
        and candidate.language in policy.reads(request.language)
    ]
    asked_already = conversation is not None and conversation.state is State.ASKED
    worth_asking = weakest.confidence >= match.clarify_from and len(questions) == 1 and len(near) >= 2
    if policy.ask_back and worth_asking and not asked_already:
        choices = tuple((candidate.article_id, candidate.language) for candidate in near)
        return Clarify(choices, Reason("close", (("count", len(choices)),)))
    if len(questions) > 1:
        return HandOff(Reason("not-all"))
    percent = int(weakest.confidence * 100)
    return HandOff(Reason("unsure", (("article", weakest.article_id), ("percent", percent))))
