"""What the bot says by itself: answers, and questions back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot import deskside, outgoing, refreshing
from bot.firm import Firm
from bot.spots import home_of
from bot.store import conversations, course
from bot.store.writer import Tx
from kb import Knowledge, Match, PartMatch
from routing.decide import Answer, Clarify
from routing.model import ArrivalId, Conversation, Customer, Reason, Request, State


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with all that was found out before the transaction."""

    request: Request
    match: Match
    kb: Knowledge
    arrival: ArrivalId
    parts: tuple[tuple[Request, ArrivalId], ...] = ()
    """The messages it came in, oldest first; none where it is one."""

    @property
    def each(self) -> tuple[Request, ...]:
        """The messages it came in, oldest first."""
        return tuple(part for part, _ in self.parts) or (self.request,)

    @property
    def cause(self) -> str:
        return f"arrival {self.arrival}"

    @property
    def closest(self) -> list[tuple[str, str, str, int]]:
        """The three best articles: (article, language, title, per cent)."""
        best: dict[str, tuple[str, str, str, int]] = {}
        found = (candidate for part in self.match.parts for candidate in part.candidates)
        for one in sorted(found, key=lambda candidate: -candidate.confidence):
            title = self.kb.article(one.article_id, one.language).question
            best.setdefault(one.article_id, (one.article_id, one.language, title, int(one.confidence * 100)))
        return list(best.values())[:3]

    @property
    def marked(self) -> list[tuple[str, str, bool]]:
        """Where several things are asked: each, the title nearest to it, and whether that one is sure."""
        return [self._marked(one) for one in self.match.each]

    def _marked(self, one: PartMatch) -> tuple[str, str, bool]:
        text, best = question_of(self.request)[slice(*one.part.span)], one.candidate
        title = "" if best is None else self.kb.article(best.article_id, best.language).question
        return text, title, one.is_sure

    def titled(self, reason: Reason) -> Reason:
        """The reason with an article's title where it names the article's id: people know the titles."""
        found = {one.article_id: one for part in self.match.parts for one in part.candidates}

        def title(name: str, value: str | int) -> str | int:
            one = found.get(str(value)) if name == "article" else None
            return value if one is None else self.kb.article(one.article_id, one.language).question

        return Reason(reason.code, tuple((name, title(name, value)) for name, value in reason.values))


def question_of(request: Request) -> str:
    """What of a request the base is asked, and what its matches' spans refer to."""
    # The subject of a reply is that of the mail it answers: it asks nothing now.
    return request.text if request.references and request.text else f"{request.subject}\n{request.text}"


def answer_with(
    tx: Tx,
    firm: Firm,
    kb: Knowledge,
    conversation: Conversation,
    customer: Customer,
    articles: Sequence[tuple[str, str]],
    words: outgoing.Words,
    now: datetime,
    *,
    asked: Asked | None = None,
) -> None:
    """Sends the articles as an automatic answer that says so; ``words`` brings its source and arrival."""
    changed: dict[str, object] = {"state": State.ANSWERED.value, "last_article": articles[0][0]}
    if asked is not None:
        changed["card"] = {"articles": [list(one) for one in asked.closest]}
    answered = None if asked is None else asked.request
    conversations.change(tx, conversation.id, now, **changed)
    conversation = replace(conversation, version=conversation.version + 1)
    in_chat = conversation.channel == "telegram"
    bodies = [kb.article(article, language).body.strip() for article, language in articles]
    spoken = (answered.language if answered else "") or conversation.language
    foreign = dict.fromkeys(one[1] for one in articles if not _has(kb, one, spoken))
    said = [firm.wording.say(conversation.language, "answer-other-language", language=one) for one in foreign]
    key = "answer-note-chat" if in_chat else "answer-note-mail"
    note = firm.wording.say(conversation.language, key, company=firm.company)
    text = "\n\n".join([*said, *bodies, note])
    buttons = outgoing.helped_or_human(firm, conversation) if in_chat else ()
    words = replace(words, text=text, buttons=buttons, typing=True)
    outgoing.tell(tx, firm, conversation, customer.name, words, now, answered=answered)
    if firm.show_answered:
        titles = [kb.article(*one).question for one in articles]
        _show(tx, firm, conversation, customer, titles, answered, now)


def _show(
    tx: Tx,
    firm: Firm,
    conversation: Conversation,
    customer: Customer,
    titles: Sequence[str],
    answered: Request | None,
    now: datetime,
) -> None:
    """The desk sees what was answered. ``answered``: None where it is the newest of the conversation."""
    asked = answered or course.latest(tx, conversation.id)
    text = firm.say("answered-by-bot", article=" · ".join(titles))
    spot = home_of(tx, firm, customer, conversation.id)
    deskside.say(tx, firm, spot, f"{asked.text}\n\n{text}" if asked else text, now)
    refreshing.topic(tx, spot.chat, customer.id, now)


def _has(kb: Knowledge, article: tuple[str, str], language: str) -> bool:
    """Whether it is in that language, or could be."""
    return language in (article[1], *(one.language for one in kb.articles if one.id == article[0]))


def answer(
    tx: Tx,
    firm: Firm,
    conversation: Conversation,
    customer: Customer,
    asked: Asked,
    decision: Answer,
    now: datetime,
) -> None:
    words = outgoing.Words(text="", source=_origin(asked.request), arrival=asked.arrival)
    # The request is recorded after this, so an answer by mail is told here what it refers to.
    answer_with(tx, firm, asked.kb, conversation, customer, decision.articles, words, now, asked=asked)


def clarify(
    tx: Tx,
    firm: Firm,
    conversation: Conversation,
    customer: Customer,
    asked: Asked,
    decision: Clarify,
    now: datetime,
) -> None:
    conversations.change(
        tx,
        conversation.id,
        now,
        state=State.ASKED.value,
        choices={"of": [list(choice) for choice in decision.choices]},
        card={"articles": [list(one) for one in asked.closest]},
    )
    conversation = replace(conversation, version=conversation.version + 1)
    titles = tuple(asked.kb.article(article, language).question for article, language in decision.choices)
    language = conversation.language
    if conversation.channel == "telegram":
        words = outgoing.Words(
            text=firm.wording.say(language, "clarify-chat"),
            buttons=outgoing.choose_one(firm, conversation, titles),
            typing=True,
            source=_origin(asked.request),
            arrival=asked.arrival,
        )
    else:
        numbered = "\n".join(f"{place}. {title}" for place, title in enumerate(titles, start=1))
        how = firm.wording.say(language, "clarify-mail-how", company=firm.company)
        text = f"{firm.wording.say(language, 'clarify-mail')}\n\n{numbered}\n\n{how}"
        words = outgoing.Words(text=text, source=_origin(asked.request), arrival=asked.arrival)
    outgoing.tell(tx, firm, conversation, customer.name, words, now, answered=asked.request)


def _origin(request: Request) -> tuple[str, str]:
    return ("mail" if request.address.channel == "mail" else request.address.value), request.message_id
