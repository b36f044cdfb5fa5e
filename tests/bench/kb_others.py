"""What others would do: the matchers that ours is measured beside."""

import importlib.util
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import Stemmer
import tantivy
from rapidfuzz import fuzz, process, utils

from tests.bench.kb_score import Matcher

Entry = Mapping[str, Any]
_STEMMERS = {"en": "english", "ru": "russian", "ar": "arabic"}
_PER_ENTRY = 60
"""Phrasings that are looked at for each entry asked for."""


class _Phrasings(ABC):
    threshold = 0.0

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.texts: list[str] = []
        self.owners: list[str] = []
        for entry in entries:
            texts = [text for text in (entry["question"], *entry["phrasings"]) if text] or [entry["answer"]]
            self.texts += texts
            self.owners += [entry["id"]] * len(texts)
        self.stemmers = {language: Stemmer.Stemmer(name) for language, name in _STEMMERS.items()}
        self.language = entries[0]["lang"]
        self.prepare()

    @abstractmethod
    def prepare(self) -> None:
        """Builds what is searched."""

    @abstractmethod
    def found(self, text: str, most: int) -> Sequence[tuple[int, float]]:
        """Phrasings by position, best first."""

    def stems(self, text: str) -> list[str]:
        """Words as the search engines get them."""
        words = re.findall(r"\w+", text.casefold())
        stemmer = self.stemmers.get(self.language)
        return list(stemmer.stemWords(words)) if stemmer else words

    def rank(self, text: str, language: str, most: int) -> list[tuple[str, float]]:
        best: dict[str, float] = {}
        for at, value in self.found(text, most * _PER_ENTRY):
            best.setdefault(self.owners[at], value)
        return list(best.items())[:most]

    def match(self, text: str, language: str) -> tuple[str | None, float]:
        best = self.rank(text, language, 1)
        if not best:
            return None, 0.0
        return (best[0][0] if best[0][1] >= self.threshold else None), best[0][1]


class TokenSet(_Phrasings):
    """rapidfuzz over everything, with its token_set_ratio."""

    threshold = 80.0

    def prepare(self) -> None:
        self.plain = [utils.default_process(text) for text in self.texts]

    def found(self, text: str, most: int) -> Sequence[tuple[int, float]]:
        asked = utils.default_process(text)
        hits = process.extract(asked, self.plain, scorer=fuzz.token_set_ratio, limit=most)
        return [(at, value) for _, value, at in hits]


class Bm25(_Phrasings):
    """bm25s on stems."""

    threshold = 8.0

    def prepare(self) -> None:
        self.engine = bm25s.BM25()
        self.engine.index([self.stems(text) for text in self.texts], show_progress=False)

    def found(self, text: str, most: int) -> Sequence[tuple[int, float]]:
        words = [word for word in self.stems(text) if word in self.engine.vocab_dict]
        if not words:
            return []
        scores = self.engine.get_scores(words)
        return [(int(at), float(scores[at])) for at in np.argsort(-scores, kind="stable")[:most]]


class Tantivy(_Phrasings):
    """The search engine, on stems."""

    threshold = 8.0

    def prepare(self) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("row", stored=True, indexed=True)
        schema.add_text_field("text", stored=False, tokenizer_name="whitespace")
        self.engine = tantivy.Index(schema.build())
        writer = self.engine.writer(64_000_000, 1)
        for row, text in enumerate(self.texts):
            writer.add_document(tantivy.Document(row=row, text=" ".join(self.stems(text))))
        writer.commit()
        writer.wait_merging_threads()
        self.engine.reload()

    def found(self, text: str, most: int) -> Sequence[tuple[int, float]]:
        words = [word for word in self.stems(text) if word.upper() not in {"AND", "OR", "NOT", "IN", "TO"}]
        if not words:
            return []
        searcher = self.engine.searcher()
        hits = searcher.search(self.engine.parse_query(" ".join(words), ["text"]), most).hits
        return [(searcher.doc(address)["row"][0], float(value)) for value, address in hits]


def reference(file: Path) -> Callable[[Sequence[Entry]], Matcher]:
    """The matcher called ``reference`` in a Python file of the scorer's own kind."""
    spec = importlib.util.spec_from_file_location("kb_reference", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    build: Callable[[Sequence[Entry]], Matcher] = module.reference
    return build
