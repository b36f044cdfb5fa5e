"""What an editor should look at: slips that keep an article from being found, kept right or believed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kb.alike import alike_pairs, plain
from kb.article import Article
from kb.knowledge import Knowledge

SOON = timedelta(days=30)
_LONGEST = 3500
"""Telegram counts a letter outside the basic plane (an emoji) as two; 4096 fit, with greeting and note."""
_FEWEST_PHRASINGS = 3
_PLACEHOLDER = re.compile(
    r"\{\{?[^{}\n]{0,40}\}?\}|\[[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ_ ]{2,40}\]|</?[^\W\d][\w ]{0,39}>|%[sd]\b|_{4,}"
    r"|\b(?:TODO|FIXME|XXX|TBD)\b"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` says what it is; ``grave`` ones keep customers from the right answer."""

    code: str
    article: str
    """As "id.language", or the id alone where it is about all its languages."""
    what: str = ""
    """The text it is about."""
    other: str = ""
    """The other article, or the languages, that it is about."""
    grave: bool = False


def findings(
    articles: Sequence[Article],
    used: Sequence[Article],
    knowledge: Knowledge,
    languages: Sequence[str],
    today: date,
) -> list[Finding]:
    """All that is to be said of ``articles``, of which ``knowledge`` is built from those ``used``.

    ``languages``: those that customers are answered in.
    """
    found = [one for article in articles for one in _of_one(article, today)]
    return [
        *found,
        *_languages_missing(articles, languages),
        *_said_twice(used),
        *_nearly_alike(used),
        *_unreachable(used, knowledge),
    ]


def _of_one(article: Article, today: date) -> Iterator[Finding]:
    name = f"{article.id}.{article.language}"
    if not article.because.strip():
        yield Finding("because-missing", name)
    if article.expired(today):
        yield Finding("expired", name, str(article.expires), grave=True)
    elif article.expires is not None and article.expired(today + SOON):
        yield Finding("expires-soon", name, str(article.expires))
    if (length := len(article.body.encode("utf-16-le")) // 2) > _LONGEST:
        yield Finding("too-long", name, str(length), grave=True)
    for placeholder in dict.fromkeys(_PLACEHOLDER.findall(f"{article.question}\n{article.body}")):
        yield Finding("placeholder", name, placeholder, grave=True)
    if len(article.phrasings) < _FEWEST_PHRASINGS:
        yield Finding("few-phrasings", name, str(len(article.phrasings)))
    if not article.owner:
        yield Finding("no-owner", name)


def _languages_missing(articles: Iterable[Article], languages: Sequence[str]) -> Iterator[Finding]:
    there: dict[str, list[Article]] = {}
    for article in articles:
        there.setdefault(article.id, []).append(article)
    for article_id, translations in there.items():
        for one in translations:
            if one.language not in languages:
                yield Finding("language-unused", f"{one.id}.{one.language}", other=", ".join(languages))
        missing = [code for code in languages if code not in {one.language for one in translations}]
        if missing:
            yield Finding("language-missing", article_id, other=", ".join(missing))
        if len({(one.skill, one.expires) for one in translations}) > 1:
            yield Finding("translations-differ", article_id)


def _said_twice(articles: Iterable[Article]) -> Iterator[Finding]:
    """The same words, whatever their case and the courtesy around them."""
    seen: dict[tuple[str, str], str] = {}
    for article in articles:
        name = f"{article.id}.{article.language}"
        for text in dict.fromkeys((article.question, *article.phrasings)):
            before = seen.setdefault((article.language, plain(text)), name)
            if before != name:
                yield Finding("duplicate", name, text, before, grave=True)
    for article in articles:
        texts = [plain(text) for text in (article.question, *article.phrasings)]
        for text in dict.fromkeys(one for one in texts if texts.count(one) > 1):
            yield Finding("said-twice", f"{article.id}.{article.language}", text)


def _nearly_alike(articles: Iterable[Article]) -> Iterator[Finding]:
    by_language: dict[str, list[tuple[str, str]]] = {}
    for article in articles:
        texts = (article.question, *article.phrasings)
        by_language.setdefault(article.language, []).extend((article.id, text) for text in texts)
    for language, said in by_language.items():
        for one, two in alike_pairs(said):
            yield Finding("near-duplicate", f"{one[0]}.{language}", one[1], f"{two[0]}.{language}: {two[1]}")


def _unreachable(articles: Iterable[Article], knowledge: Knowledge) -> Iterator[Finding]:
    for article in articles:
        name = f"{article.id}.{article.language}"
        for text in dict.fromkeys((article.question, *article.phrasings)):
            found = _first(knowledge, text, article.language)
            if found != article.id:
                code = "unreachable" if text == article.question else "phrasing-lost"
                yield Finding(code, name, text, found, grave=text == article.question)


def _first(knowledge: Knowledge, text: str, language: str) -> str:
    """The article that ``text`` finds first, "" where it finds none, or several for its parts."""
    first = {
        part.candidates[0].article_id if part.candidates else ""
        for part in knowledge.match(text, language).parts
    }
    return first.pop() if len(first) == 1 else ""
