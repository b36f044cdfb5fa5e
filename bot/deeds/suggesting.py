"""Answers of the knowledge base, looked at before they go out over an agent's name; and what it is taught."""

from bot import learning
from bot.deeds.at import At, Told
from bot.deeds.finding import in_language, named
from bot.deeds.saying import say
from bot.store import conversations, course, drafts, outbox_proof
from channels.effects import Button
from channels.telegram.text import LONGEST, clip
from kb import Article
from routing import desk_actions as desk
from routing.model import Conversation, ConversationId

PREVIEW = 3500
LISTED = 60


def suggest(at: At, action: desk.Suggest) -> Told:
    """Shows an answer, with a button to send it."""
    conversation = action.conversation
    found = _articles(at, conversation, action.words)
    if action.place >= len(found):
        return at.refuse("no-article")
    article = found[action.place]
    text = article.body.strip()
    body = {"text": text, "title": article.question, "article": article.id, "place": action.place}
    number = drafts.keep(
        at.tx,
        "answer",
        action.agent.id,
        body,
        at.now,
        customer=conversation.customer,
        conversation=conversation.id,
    )
    firm = at.firm
    row = [Button(firm.say("button-send"), f"v1:give:{number}:0")]
    if not action.words and action.place + 1 < len(found):
        following = f"v1:suggest{action.place + 1}:{conversation.id}:{conversation.version}"
        row.append(Button(firm.say("button-next"), following))
    row.append(Button(firm.say("button-drop"), f"v1:drop:{number}:0"))
    preview = firm.say("preview", title=_title(article, conversation))
    at.show(conversation, f"{preview}\n\n{clip(text, PREVIEW)}", (tuple(row),))
    return Told(firm.say("toast-preview"))


def _articles(at: At, conversation: Conversation, words: str) -> list[Article]:
    if words:
        article = named(at.kb, words, conversation.language)
        return [] if article is None else [article]
    document, _ = conversations.card_of(at.tx, conversation.id)
    found = []
    for name, language, *_ in document.get("articles", []):
        try:
            found.append(at.kb.article(name, language))
        except KeyError:  # no article of that name, or it has gone since the card was made
            continue
    return found


def _title(article: Article, conversation: Conversation) -> str:
    foreign = article.language != conversation.language
    return f"{article.question} [{article.language}]" if foreign else article.question


def listed(at: At, action: desk.Show) -> Told:
    """All answers there are: the closest ones of the card first, each with the name to ask for it by."""
    conversation, firm = action.conversation, at.firm
    assert conversation is not None
    close = _articles(at, conversation, "")
    shown = {one.id for one in close}
    every = [*close, *(one for one in in_language(at.kb, conversation.language) if one.id not in shown)]
    lines = [firm.say("answers-title" if every else "card-no-articles")]
    for one in every[:LISTED]:
        title = clip(_title(one, conversation), 100)
        lines.append(firm.say("answers-line", article=one.id, title=title))
    if len(every) > LISTED:
        lines.append(firm.say("answers-more", count=len(every) - LISTED))
    at.show(conversation, clip("\n".join(lines), LONGEST))
    return Told(firm.say("toast-shown"))


def send_draft(at: At, action: desk.SendDraft) -> Told:
    """What was shown goes out, once; again only where nothing of it arrived."""
    draft = drafts.draft(at.tx, action.draft)
    if draft is None or draft.kind != "answer" or draft.state == "dropped":
        return at.refuse("button-old")
    conversation = _of_draft(at, draft)
    if conversation is None:
        return at.refuse("button-old")
    document, _ = conversations.card_of(at.tx, conversation.id)
    sent = dict(document.get("sent", {}))
    before = draft.body.get("arrival") or sent.get(draft.body["article"])
    if before is not None and not outbox_proof.came_to_nothing(at.tx, before):
        return at.refuse("article-sent")
    drafts.change(at.tx, draft.id, state="used", body={**draft.body, "arrival": at.arrival})
    say(at, conversation, action.agent, draft.body["text"], at.source, at.arrival)
    sent[draft.body["article"]] = at.arrival
    conversations.keep_card(at.tx, conversation.id, {**document, "sent": sent})
    learning.sent_by_agent(at.tx, conversation, draft.body["article"], action.agent, at.now)
    at.note("article sent by a person", action.agent, conversation, article=draft.body["article"])
    return Told(at.firm.say("toast-sending"))


def _of_draft(at: At, draft: drafts.Draft) -> Conversation | None:
    if draft.conversation is None:
        return None
    return conversations.conversation(at.tx, ConversationId(draft.conversation))


def drop_draft(at: At, action: desk.DropDraft) -> Told:
    """What was shown is put away."""
    draft = drafts.draft(at.tx, action.draft)
    if draft is None or draft.state != "open":
        return at.refuse("settled-already")
    drafts.change(at.tx, draft.id, state="dropped")
    told = at.firm.say("preview-dropped", title=str(draft.body.get("title", "")))
    at.settle_notice(told, draft.customer)
    return Told(told)


def teach(at: At, action: desk.Teach) -> Told:
    """Question and answer are kept as a draft of an article, for whoever looks after the knowledge base."""
    conversation = action.conversation
    document, _ = conversations.card_of(at.tx, conversation.id)
    lines = course.said(at.tx, conversation.id, 50)
    asked = str(document.get("question") or "") or next((one.text for one in lines if not one.ours), "")
    answers = [one.text for one in lines if one.ours and not one.automatic]
    answer = action.words or (_unsigned(answers[-1]) if answers else "")
    if not answer or not asked:
        return at.refuse("nothing-to-teach")
    body = {"question": asked, "answer": answer, "language": conversation.language}
    number = drafts.keep(
        at.tx,
        "article",
        action.agent.id,
        body,
        at.now,
        customer=conversation.customer,
        conversation=conversation.id,
    )
    shown = at.firm.say("taught", number=str(number))
    at.show(conversation, clip(f"{shown}\n\n{clip(asked, 1500)}\n\n{answer}", LONGEST))
    at.note("taught", action.agent, conversation, draft=str(number))
    return Told(shown)


def _unsigned(text: str) -> str:
    """An answer as it was written: the signature is ours."""
    for mark in ("\n\n— ", "\n\n-- \n"):
        head, found, _ = text.rpartition(mark)
        if found:
            return head
    return text
