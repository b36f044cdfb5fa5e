"""Reads questions and answers that somebody wrote for another program: CSV, YAML, JSON, Markdown."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from bot.settings.languages import LANGUAGES

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "question": ("question", "q", "title", "frage", "вопрос", "питання", "سؤال"),
    "answer": ("answer", "a", "body", "content", "text", "antwort", "ответ", "відповідь", "جواب"),
    "id": ("id", "slug", "key"),
    "language": ("language", "lang", "locale"),
    "phrasings": ("phrasings", "variants", "alternatives", "utterances", "questions"),
    "keywords": ("keywords", "tags"),
    "skill": ("skill", "category", "topic"),
    "owner": ("owner", "author"),
    "because": ("because", "reason", "why"),
    "expires": ("expires", "valid_until"),
}
"""Our field -> the names other programs give it."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SUFFIXES = (".csv", ".tsv", ".yaml", ".yml", ".json", ".md", ".markdown")
_LARGEST = 20 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How files begin that Excel calls Unicode text."""
_BETWEEN = re.compile(r"\s*[|\n]\s*")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*$")
_UNSEEN = dict.fromkeys({*range(32), 127} - {9, 10})
"""Control characters, which no editor shows and no customer should get."""


class NotReadable(Exception):
    """Says which file cannot be read, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its answer. ``place``: where it stands, for people; ``fields`` in our names."""

    place: str
    question: str
    answer: str
    fields: Mapping[str, str]
    phrasings: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    wrong: str = ""
    """Why it can be no article, "" where nothing speaks against it."""


def files_in(folder: Path) -> list[Path]:
    """All that may be read, at any depth; without what is hidden, or no article for us either."""
    found = (one for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file())
    return sorted(one for one in found if not _is_passed_over(one.relative_to(folder)))


def _is_passed_over(path: Path) -> bool:
    return path.name == "README.md" or any(part.startswith((".", "_")) for part in path.parts)


def read_entries(path: Path, languages: Sequence[str] = ()) -> list[Entry]:
    """All entries of a file. ``languages``: what a folder may be called after. Raises NotReadable."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise NotReadable(f"{path.name} is none of {', '.join(SUFFIXES)}.")
    text = _text(path)
    if suffix in (".csv", ".tsv"):
        return list(_table(path.name, text))
    if suffix in (".md", ".markdown"):
        return list(_markdown(path, text, languages))
    data = _json(path.name, text) if suffix == ".json" else _yaml(path.name, text)
    return list(_list(path.name, data))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise NotReadable(f"{path.name} is larger than {_LARGEST >> 20} MB: cut it into several files.")
        raw = path.read_bytes()
        text = raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable(
            f"{path.name} is not UTF-8: save it again with that encoding (Excel calls it “CSV UTF-8”)."
        ) from None
    except OSError as error:
        raise NotReadable(f"{path} cannot be read: {error.strerror}.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)


def _table(name: str, text: str) -> Iterator[Entry]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(_LARGEST)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    ours = _ours(rows.fieldnames or ())
    if not {"question", "answer"} <= set(ours.values()):
        raise NotReadable(f"{name}: the first line must name the columns, at least question and answer.")
    for row in rows:
        fields = {ours[key]: value or "" for key, value in row.items() if key in ours}
        wrong = ""
        if any(value.strip() for value in row.get(None) or ()):
            wrong = (
                f'it has more fields than the first line: put texts with {_NAMED[delimiter]} into "quotes"'
            )
        yield _entry(f"{name} line {rows.line_num}", fields, wrong)


_NAMED = {",": "a comma", ";": "a semicolon", "\t": "a tab"}


def _ours(names: Sequence[object]) -> dict[object, str]:
    """The names that stand there -> ours."""
    known = {name: ours for ours, all_names in COLUMNS.items() for name in all_names}
    found: dict[object, str] = {}
    for name in names:
        ours = known.get(str(name).strip().casefold().replace(" ", "_"), "")
        if ours and ours not in found.values():
            found[name] = ours
    return found


def _json(name: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotReadable(
            f"{name} line {error.lineno}: this is not JSON ({error.msg}). Look there for a comma or a "
            "quotation mark too many or too few."
        ) from None
    except RecursionError:
        raise NotReadable(f"{name}: it is nested too deeply: {_LIST}") from None


def _yaml(name: str, text: str) -> object:
    try:
        return yaml.load(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that is none
        mark = getattr(error, "problem_mark", None)
        where = f" line {min(mark.line, text.rstrip().count(chr(10))) + 1}" if mark else ""
        problem = getattr(error, "problem", None) or error
        raise NotReadable(
            f"{name}{where}: this cannot be read ({problem}). Put the fields of an entry exactly below each "
            'other, texts with : or # into "quotes", and write dates as 2027-01-31.'
        ) from None
    except RecursionError:
        raise NotReadable(f"{name}: it is nested too deeply: {_LIST}") from None


_LIST = "write a list of entries, each with question and answer."


def _list(name: str, data: object) -> Iterator[Entry]:
    if isinstance(data, dict) and data:
        data = _below(data)
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise NotReadable(f"{name}: {_LIST}")
    for number, one in enumerate(data, start=1):
        ours = _ours(list(one))
        yield _entry(f"{name} entry {number}", {ours[key]: one[key] for key in one if key in ours})


def _below(data: Mapping[object, object]) -> list[object]:
    """The entries of all lists under a name ("faq", or each category); else questions with their answers."""
    lists = [one for one in data.values() if isinstance(one, list)]
    if lists:
        return [one for some in lists for one in some]
    return [{"question": question, "answer": answer} for question, answer in data.items()]


def _markdown(path: Path, text: str, languages: Sequence[str]) -> Iterator[Entry]:
    """With a head of fields, or one question a heading: of the second level where there are several."""
    named = _of_name(path, languages)
    lines = text.splitlines()
    ends = [at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"]
    fields = dict(named)
    if lines and lines[0].rstrip() == "---" and ends:
        fields |= _head(path.name, "\n".join(lines[1 : ends[0]]))
        lines = lines[ends[0] + 1 :]
    sections = list(_sections(lines))
    several = [section for section in sections if section[0] == 2]
    if fields.get("question") or not sections:
        answer = "\n".join(lines).strip()
        title = str(named.get("id", path.stem)).replace("-", " ")
        yield _entry(path.name, {"question": title, **fields, "answer": answer})
    elif len(several) > 1:
        for _, title, answer in several:
            yield _entry(f"{path.name} “{title}”", {**fields, "id": "", "question": title, "answer": answer})
    else:
        _, title, _ = sections[0]
        answer = "\n".join(line for line in lines if not line.startswith("# ")).strip()
        yield _entry(path.name, {"question": title, **fields, "answer": answer})


def _of_name(path: Path, languages: Sequence[str]) -> dict[str, object]:
    """The id and the language by which translations are known: refund.en.md, or en/refund.md."""
    stem, _, code = path.stem.rpartition(".")
    if stem and code in LANGUAGES:
        return {"id": stem, "language": code}
    if path.parent.name in languages:
        return {"id": path.stem, "language": path.parent.name}
    return {}


def _head(name: str, text: str) -> dict[str, object]:
    try:
        found = yaml.load(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError):  # ValueError: a date that is none
        raise NotReadable(
            f"{name}: the head between the lines --- cannot be read. Put texts with : or # into "
            '"quotes", and write dates as 2027-01-31.'
        ) from None
    if not isinstance(found, dict):
        return {}
    ours = _ours(list(found))
    return {ours[key]: value for key, value in found.items() if key in ours}


def _sections(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """(level, title, text) of each heading."""
    heads = [(at, found) for at, line in enumerate(lines) if (found := _HEADING.match(line))]
    for number, (at, found) in enumerate(heads):
        end = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
        yield len(found[1]), found[2], "\n".join(lines[at + 1 : end]).strip()


def _entry(place: str, fields: Mapping[str, object], wrong: str = "") -> Entry:
    plain = {
        name: _plain(value)
        for name, value in fields.items()
        if value is not None and name not in ("question", "answer", "phrasings", "keywords")
    }
    found = {name: fields.get(name) for name in ("question", "answer")}
    if not wrong:
        odd = [name for name, value in found.items() if not _is_plain(value)]
        wrong = f'its {odd[0]} is not a text: put it into "quotes"' if odd else ""
    return Entry(
        place,
        " ".join(_plain(found["question"]).split()),
        _plain(found["answer"]),
        plain,
        _several(fields.get("phrasings")),
        _several(fields.get("keywords"), commas=True),
        wrong,
    )


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | date | None) and not isinstance(value, bool)


def _plain(value: object) -> str:
    """Without what cannot be written or seen; halves of signs, as JSON may bring, become question marks."""
    text = "" if value is None else str(value)
    return text.translate(_UNSEEN).encode("utf-8", "replace").decode().strip()


def _several(value: object, *, commas: bool = False) -> tuple[str, ...]:
    if isinstance(value, list):
        found = [_plain(one) for one in value]
    else:
        text = _plain(value)
        found = _BETWEEN.split(text.replace(",", "|") if commas else text)
    return tuple(dict.fromkeys(one.strip() for one in found if one.strip()))
