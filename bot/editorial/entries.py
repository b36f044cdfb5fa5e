"""Reads questions and answers that somebody wrote for another program: CSV, YAML, JSON, Markdown."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

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
SUFFIXES = (".csv", ".tsv", ".yaml", ".yml", ".json", ".md", ".markdown")
_LARGEST = 20 * 1024 * 1024
_BETWEEN = re.compile(r"\s*[|\n]\s*")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*$")


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


def read_entries(path: Path) -> list[Entry]:
    """All entries of a file, or of the files in a folder. Raises NotReadable."""
    if path.is_dir():
        files = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file())
        return [entry for file in files for entry in read_entries(file)]
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise NotReadable(f"{path.name} is none of {', '.join(SUFFIXES)}.")
    text = _text(path)
    if suffix in (".csv", ".tsv"):
        return list(_table(path.name, text))
    if suffix in (".md", ".markdown"):
        return list(_markdown(path, text))
    return list(_list(path.name, text))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise NotReadable(f"{path.name} is larger than {_LARGEST >> 20} MB: cut it into several files.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable(f"{path.name} is not UTF-8: save it again with that encoding.") from None
    except OSError as error:
        raise NotReadable(f"{path} cannot be read: {error.strerror}.") from None


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
        yield _entry(f"{name} line {rows.line_num}", fields)


def _ours(names: Sequence[object]) -> dict[object, str]:
    """The names that stand there -> ours."""
    known = {name: ours for ours, all_names in COLUMNS.items() for name in all_names}
    found: dict[object, str] = {}
    for name in names:
        ours = known.get(str(name).strip().casefold().replace(" ", "_"), "")
        if ours and ours not in found.values():
            found[name] = ours
    return found


def _list(name: str, text: str) -> Iterator[Entry]:
    """JSON too: whatever is JSON is YAML."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "odd signs"
        raise NotReadable(
            f"{name}{where}: this cannot be read ({problem}). Put the fields of an entry exactly below each "
            'other, and texts with : or # into "quotes".'
        ) from None
    lists = [one for one in data.values() if isinstance(one, list)] if isinstance(data, dict) else []
    if isinstance(data, dict) and len(lists) == 1:
        data = lists[0]
    elif isinstance(data, dict):
        data = [{"question": question, "answer": answer} for question, answer in data.items()]
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise NotReadable(f"{name}: write a list of entries, each with question and answer.")
    for number, one in enumerate(data, start=1):
        ours = _ours(list(one))
        yield _entry(f"{name} entry {number}", {ours[key]: one[key] for key in one if key in ours})


def _markdown(path: Path, text: str) -> Iterator[Entry]:
    """With a head of fields, or one question a heading: of the second level where there are several."""
    lines = text.splitlines()
    ends = [at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"]
    fields: dict[str, object] = {}
    if lines and lines[0].rstrip() == "---" and ends:
        fields = _head(path.name, "\n".join(lines[1 : ends[0]]))
        lines = lines[ends[0] + 1 :]
    sections = list(_sections(lines))
    several = [section for section in sections if section[0] == 2]
    if fields.get("question") or not sections:
        answer = "\n".join(lines).strip()
        yield _entry(path.name, {"question": path.stem.replace("-", " "), **fields, "answer": answer})
    elif len(several) > 1:
        for _, title, answer in several:
            yield _entry(f"{path.name} “{title}”", {**fields, "id": "", "question": title, "answer": answer})
    else:
        _, title, _ = sections[0]
        answer = "\n".join(line for line in lines if not line.startswith("# ")).strip()
        yield _entry(path.name, {"question": title, **fields, "answer": answer})


def _head(name: str, text: str) -> dict[str, object]:
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError:
        raise NotReadable(f"{name}: the head between the lines --- is not YAML.") from None
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


def _entry(place: str, fields: Mapping[str, object]) -> Entry:
    plain = {
        name: str(value).strip()
        for name, value in fields.items()
        if value is not None and name not in ("question", "answer", "phrasings", "keywords")
    }
    return Entry(
        place,
        str(fields.get("question") or "").strip(),
        str(fields.get("answer") or "").strip(),
        plain,
        _several(fields.get("phrasings")),
        _several(fields.get("keywords"), commas=True),
    )


def _several(value: object, *, commas: bool = False) -> tuple[str, ...]:
    if isinstance(value, list):
        found = [str(one).strip() for one in value]
    else:
        text = str(value or "")
        found = _BETWEEN.split(text.replace(",", "|") if commas else text)
    return tuple(dict.fromkeys(one.strip() for one in found if one.strip()))
