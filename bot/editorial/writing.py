"""Writes articles as the files that ``bot/articles`` reads."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

import yaml

from kb import Article

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_MOST_WORDS = 6
_LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщыэюяьъё" + "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآئؤء"
_SOUNDS = """
a b v g g d e ye zh z i i i y k l m n o p r s t u f kh ts ch sh shch y e yu ya - - yo
a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a a i a y w -
"""
_LATIN = {letter: sound.strip("-") for letter, sound in zip(_LETTERS, _SOUNDS.split(), strict=True)}


def written(article: Article) -> str:
    """The whole text of its file."""
    head = {
        "question": article.question,
        "phrasings": list(article.phrasings),
        "keywords": list(article.keywords),
        "skill": article.skill,
        "owner": article.owner,
        "because": article.because,
        "expires": article.expires,
    }
    shown = yaml.dump(head, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{shown}---\n{article.body.strip()}\n"


def save(article: Article, folder: Path) -> Path | None:
    """Its new file in ``folder``; None where there is one of that name, which is left as it is."""
    text = written(article)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{article.id}.{article.language}.md"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return None
    return path


def id_for(question: str, taken: Collection[str]) -> str:
    """A readable id made of the question's first words, different from those ``taken``."""
    text = "".join(_LATIN.get(letter, letter) for letter in question.casefold())
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)[:_MOST_WORDS]
    name = "-".join(words) or "article"
    numbers = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbers if one not in taken)
