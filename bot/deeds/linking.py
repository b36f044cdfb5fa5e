"""Which article a question was about, as an agent knows: the bot learns from it, and can unlearn it."""

from bot import refreshing
from bot.deeds.at import At, Told
from bot.deeds.finding import in_language, named
from bot.store import conversations, guesses, learned
from bot.store.guesses import Guess
from kb import Article
from kb.learn import check, wording
from routing import desk_actions as desk
from routing.model import Conversation

LINKED = {
    "new": "linked-new",
    "known": "linked-known",
    "taken": "linked-taken",
    "long": "linked-long",
}
"""What became of the wording -> what the agent is told."""


def link(at: At, action: desk.Link) -> Told:
    """The question's wording becomes a phrasing of the article, unless it is known or another's already."""
    conversation = action.conversation
    article = _article(at, action)
    if article is None and (action.words or action.place >= 0):
        return at.refuse("no-article")
    document, _ = conversations.card_of(at.tx, conversation.id)
    if document.get("parts"):
        return at.refuse("nothing-to-link")
    _unlearn(at, conversation)
    guess = guesses.newest(at.tx, conversation.id)
    if article is None:
        if guess is not None:
            guesses.know(at.tx, guess.request, "none", "agent", at.now, agent=action.agent.id)
        return _done(at, action, "", at.firm.say("linked-none"))
    if guess is None:
        return at.refuse("nothing-to-link")
    right = guess.article == article.id
    guesses.know(
        at.tx,
        guess.request,
        "right" if right else "wrong",
        "agent",
        at.now,
        rightly=article.id,
        agent=action.agent.id,
    )
    how, other = _learn(at, action, guess, article)
    line = at.firm.say(LINKED[how], title=article.question, article=_titled(at, other, article.language))
    return _done(at, action, article.id, line)


def _learn(at: At, action: desk.Link, guess: Guess, article: Article) -> tuple[str, str]:
    """What became of the wording: "new", "known", "taken" (and by which article), or "long"."""
    match = at.kb.match(guess.text, guess.language)
    text = wording(guess.text, match)
    if not text:
        return "long", ""
    near = {one.article_id for part in match.parts for one in part.candidates} | {article.id}
    found = check(text, article.id, [one for one in at.kb.articles if one.id in near])
    if found.verdict == "new":
        conversation = action.conversation.id
        learned.learn(at.tx, article.id, guess.language, text, conversation, action.agent.id, at.now)
    return found.verdict, found.article


def _titled(at: At, article: str, language: str) -> str:
    return next((one.question for one in in_language(at.kb, language) if one.id == article), article)


def unlink(at: At, action: desk.Unlink) -> Told:
    """Nothing of it is left."""
    conversation = action.conversation
    document, _ = conversations.card_of(at.tx, conversation.id)
    if not document.get("linked"):
        return at.refuse("settled-already")
    _unlearn(at, conversation)
    guess = guesses.newest(at.tx, conversation.id)
    if guess is not None:
        guesses.forget(at.tx, guess.request)
    told = at.firm.say("unlinked")
    return _done(at, action, "", "", told)


def _unlearn(at: At, conversation: Conversation) -> None:
    for one in learned.of_conversation(at.tx, conversation.id):
        learned.undo(at.tx, one.id, at.now)


def _article(at: At, action: desk.Link) -> Article | None:
    conversation = action.conversation
    if action.words:
        return named(at.kb, action.words, conversation.language)
    if action.place < 0:
        return None
    document, _ = conversations.card_of(at.tx, conversation.id)
    shown = [(name, language) for name, language, *_ in document.get("articles", [])]
    try:
        return at.kb.article(*shown[action.place]) if action.place < len(shown) else None
    except KeyError:  # it has gone since the card was made
        return None


def _done(at: At, action: desk.Link | desk.Unlink, article: str, line: str, told: str = "") -> Told:
    """The card says so."""
    conversation = action.conversation
    document, _ = conversations.card_of(at.tx, conversation.id)
    conversations.keep_card(at.tx, conversation.id, {**document, "linked": line})
    refreshing.card(at.tx, at.firm, conversation, at.now)
    at.note("linked" if line else "unlinked", action.agent, conversation, article=article)
    return Told(told or line)
