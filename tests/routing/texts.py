"""The catalogues of texts as the tests look at them: messages, their variables, their plural forms."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from routing.wording import Wording

LANGUAGES = ("en", "ru", "uk", "ar")
CUSTOMERS_SECTION = "What customers read"
CUSTOMERS_ELSEWHERE = frozenset({"toast-passed-on", "toast-sending", "refuse-button-old"})
"""Said to agents and customers alike."""
NUMBERS = frozenset({"count", "minutes", "most", "percent", "place"})

SOURCES = {
    language: (files("routing") / "locale" / f"{language}.ftl").read_text("utf-8") for language in LANGUAGES
}


@cache
def wording() -> Wording:
    return Wording(SOURCES, "en")


@cache
def entries(language: str) -> list[ast.EntryType]:
    return FluentParser().parse(SOURCES[language]).body


@cache
def messages(language: str) -> dict[str, ast.Message]:
    return {entry.id.name: entry for entry in entries(language) if isinstance(entry, ast.Message)}


class _Parts(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selections: list[tuple[str, frozenset[str]]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        assert isinstance(node.selector, ast.VariableReference)
        forms = frozenset(
            variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier)
        )
        self.selections.append((node.selector.id.name, forms))
        self.generic_visit(node)


def _parts(message: ast.Message) -> _Parts:
    parts = _Parts()
    parts.visit(message)
    return parts


def variables(message: ast.Message) -> frozenset[str]:
    return frozenset(_parts(message).variables)


def selections(message: ast.Message) -> list[tuple[str, frozenset[str]]]:
    """What a message chooses its words by: (variable, forms)."""
    return _parts(message).selections


def customers_keys() -> Iterator[str]:
    """The keys of what customers read: the first section of the catalogue, and a few beside it."""
    yield from CUSTOMERS_ELSEWHERE
    inside = False
    for entry in entries("en"):
        if isinstance(entry, ast.Comment):
            inside = entry.content == CUSTOMERS_SECTION
        elif inside and isinstance(entry, ast.Message):
            yield entry.id.name
