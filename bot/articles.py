"""Reads a folder of articles: ``<id>.<language>.md``, a YAML head between lines ``---``, then the answer."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

from bot.settings.languages import LANGUAGES, language_hint
from kb import Article

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml is five times as quick, where PyYAML was built with it."""
_FIELDS = ("question", "phrasings", "keywords", "skill", "owner", "because", "expires")
_LISTS = ("phrasings", "keywords")
_LARGEST = 256 * 1024
"""Bytes of a file that can still be an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleError:
    """What is wrong with one file, where, and how to mend it. ``line`` counts from 1."""

    file: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.what}. {self.mend}"


class _Wrong(Exception):
    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


def read_articles(folder: Path) -> tuple[tuple[Article, ...], tuple[ArticleError, ...]]:
    """The articles of ``folder``, sorted by file name, and an error for every file that is none."""
    if not folder.is_dir():
        missing = ArticleError(
            file=str(folder),
            line=1,
            what="this folder does not exist",
            mend="Create it, or correct the path in settings.yaml.",
        )
        return (), (missing,)
    articles: list[Article] = []
    errors: list[ArticleError] = []
    for path in sorted(folder.glob("*.md")):
        if path.name.startswith((".", "_")) or path.name == "README.md":
            continue
        try:
            articles.append(_read(path))
        except _Wrong as wrong:
            errors.append(ArticleError(file=path.name, line=wrong.line, what=wrong.what, mend=wrong.mend))
    return tuple(articles), tuple(errors)


def _read(path: Path) -> Article:
    article_id, _, language = path.name.removesuffix(".md").rpartition(".")
    if not article_id:
        raise _Wrong(1, "the file's name has no language", "Name it like refund.en.md.")
    if language not in LANGUAGES:
        hint = language_hint(language) or "Codes are such as en or uk."
        raise _Wrong(1, f"the language {language!r} in the file's name is not known", hint)
    head, body, body_line = _split(_text(path))
    fields = _fields(head)
    try:
        return Article(
            id=article_id,
            language=language,
            question=_string(fields, head, "question"),
            phrasings=_strings(fields, head, "phrasings"),
            keywords=_strings(fields, head, "keywords"),
            skill=_string(fields, head, "skill"),
            owner=_string(fields, head, "owner"),
            because=_string(fields, head, "because"),
            expires=_date(fields, head, "expires"),
            body=body,
        )
    except ValueError as error:
        line = next((_line_of(head, name) for name in _FIELDS if str(error).startswith(name)), 1)
        mend = "Mend the file's name." if str(error).startswith(("the id", "the language")) else "Fill it in."
        if str(error).startswith(("the answer", "body")):
            line, mend = body_line, "The answer stands below the second line ---."
        raise _Wrong(line, str(error), mend) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise _Wrong(1, f"the file is larger than {_LARGEST // 1024} KiB", "Shorten the answer.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Wrong(1, "the file is not UTF-8", "Save it again with the encoding UTF-8.") from error
    except OSError as error:
        raise _Wrong(1, f"the file cannot be read ({error.strerror})", "Check its permissions.") from error


def _split(text: str) -> tuple[str, str, int]:
    """The head with its line numbers kept (line 1 is the first ---), the body, and the body's first line."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        raise _Wrong(1, "the file does not begin with a line ---", "Put the head between two lines ---.")
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(["", *lines[1:number]]), "\n".join(lines[number + 1 :]).strip(), number + 2
    raise _Wrong(len(lines), "the head never ends", "Put a line --- between the head and the answer.")


def _fields(head: str) -> dict[str, object]:
    try:
        fields = yaml.load(head, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = str(getattr(error, "problem", None) or "this is not YAML")
        line = mark.line + 1 if mark else 1
        raise _Wrong(
            line, f"the head cannot be read: {what}", 'Put texts with : or # into "quotes".'
        ) from error
    except ValueError as error:
        raise _Wrong(1, f"the head cannot be read: {error}", "Write dates as 2026-12-31.") from error
    if not isinstance(fields, dict):
        raise _Wrong(1, "the head is not a list of fields", "Write lines such as question: How do I ...?")
    for name in fields:
        if name not in _FIELDS:
            what, known = f"the field {name!r} is not known", ", ".join(_FIELDS)
            raise _Wrong(_line_of(head, str(name)), what, f"Known are {known}.")
    return {str(name): value for name, value in fields.items()}


def _line_of(head: str, name: str) -> int:
    found = (n for n, line in enumerate(head.split("\n"), start=1) if line.startswith(f"{name}:"))
    return next(found, 1)


def _string(fields: dict[str, object], head: str, name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Wrong(_line_of(head, name), f"{name} is not a text", 'Put it into "quotes".')
    return value.strip()


def _strings(fields: dict[str, object], head: str, name: str) -> tuple[str, ...]:
    value = fields.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, (str, int, float)) for item in value):
        line = _line_of(head, name)
        raise _Wrong(line, f"{name} is not a list of texts", 'Write one a line, each with "- " before it.')
    return tuple(str(item).strip() for item in value)


def _date(fields: dict[str, object], head: str, name: str) -> date | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Wrong(
            _line_of(head, name), f"{name} is not a date", "Write it as 2026-12-31, or leave it empty."
        )
    return value
