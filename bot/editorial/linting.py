"""``firstline kb lint``: what an editor should look at, in sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.articles import read_articles
from bot.editorial import counted
from bot.settings.model import Settings
from kb import Knowledge
from kb.lint import Finding, findings

MOST_OF_A_KIND = 50
"""Lines about what is only to look at."""
_SENTENCES: Mapping[str, str] = {
    "because-missing": "says nowhere why (because): the reason is what customers and new agents remember",
    "expired": "expired on {what} and is not used: read it again, then change expires",
    "expires-soon": "expires on {what}",
    "too-long": "has {what} characters as Telegram counts them, which do not fit into one message",
    "placeholder": "has the placeholder {what}, which nobody fills: it would be sent as it stands",
    "few-phrasings": "has {what} phrasings: give it six or more, as customers put it",
    "no-owner": "has no owner: nobody keeps it right",
    "language-missing": "is missing in {other}",
    "language-unused": "is for nobody: customers are answered in {other} (languages in settings.yaml)",
    "translations-differ": "differs between its languages in skill or expiry",
    "duplicate": "has “{what}”, which {other} has too: neither will be found by it",
    "said-twice": "says “{what}” twice",
    "near-duplicate": "has “{what}”, nearly the same as {other}",
    "unreachable": "cannot be reached: its own question “{what}” finds {other}",
    "phrasing-lost": "has “{what}”, which finds {other}",
}


def lint(settings: Settings, today: date) -> tuple[int, Sequence[str]]:
    """The exit status (0: nothing keeps customers from an answer, 1: something does) and the lines."""
    articles, errors = read_articles(settings.kb.folder)
    lines = [f"✗ {error}" for error in errors]
    used = [article for article in articles if not article.expired(today)]
    knowledge = Knowledge.build(used, settings.policy.wrong_at_most / 100)
    found = findings(articles, used, knowledge, settings.languages, today)
    found.sort(key=lambda one: not one.grave)
    lines += _lines(found)
    grave = len(errors) + sum(one.grave for one in found)
    ids = len({article.id for article in articles})
    lines.append(
        f"{counted(ids, 'article')}, {counted(len(articles), 'file')}: {grave} to mend (✗), "
        f"{len(errors) + len(found) - grave} to look at (·)"
    )
    return int(grave > 0), lines


def _lines(found: Sequence[Finding]) -> Iterator[str]:
    """Of each kind the first ones: what is missing everywhere would hide what is wrong somewhere."""
    count = Counter(one.code for one in found)
    shown: Counter[str] = Counter()
    for one in found:
        shown[one.code] += 1
        if one.grave or shown[one.code] <= MOST_OF_A_KIND:
            yield _line(one)
        elif shown[one.code] == count[one.code]:
            yield f"· … and {count[one.code] - MOST_OF_A_KIND} more of this kind: {one.code}"


def _line(found: Finding) -> str:
    other = found.other or "nothing, or is taken for several questions"
    sentence = _SENTENCES[found.code].format(what=found.what, other=other)
    return f"{'✗' if found.grave else '·'} {found.article} {sentence}."
