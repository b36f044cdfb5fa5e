"""The sentences people read, from one catalogue per language."""

from collections.abc import Mapping

from fluent.runtime import FluentBundle, FluentResource

from routing.model import Reason
from routing.setup import Finding

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
LONGEST_VALUE = 1000
"""Characters of a filled-in value that are shown; Fluent refuses values above 2500."""


class Wording:
    """Texts by language and key, with the plural forms of each language (Unicode CLDR, by Fluent)."""

    def __init__(self, catalogues: Mapping[str, str], default: str) -> None:
        """``catalogues``: language -> Fluent source; ``default`` stands in for a language without one."""
        self._default = default
        self._catalogues = dict(catalogues)
        self._bundles: dict[str, FluentBundle] = {}

    def say(self, language: str, key: str, /, **values: str | int) -> str:
        """The sentence ``key``, with long values cut.

        Raises KeyError for a key no catalogue has, ValueError for a broken one or a missing value.
        """
        bundle = self._bundle(language if language in self._catalogues else self._default)
        if not bundle.has_message(key):
            bundle = self._bundle(self._default)
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        filled = {name: _cut(value) for name, value in values.items()}
        text, errors = bundle.format_pattern(message.value, filled)
        if errors:
            raise ValueError(f"{key} ({language}): {errors[0]}")
        return str(text)

    def speaks(self, language: str) -> bool:
        """Whether there is a catalogue of this language."""
        return language in self._catalogues

    def why(self, language: str, reason: Reason) -> str:
        """The reason of a decision as a sentence."""
        return self.say(language, f"why-{reason.code}", **dict(reason.values))

    def check(self, language: str, finding: Finding) -> str:
        """What is to be mended, as a sentence that says how."""
        return self.say(language, f"check-{finding.code}", **dict(finding.values))

    def _bundle(self, language: str) -> FluentBundle:
        """Read when the language is first spoken: reading all is a good part of the program's start."""
        bundle = self._bundles.get(language)
        if bundle is None:
            # Only right-to-left text needs the marks that keep filled-in words in place; elsewhere some mail
            # programs would show them as boxes.
            bundle = FluentBundle([language], use_isolating=language in RIGHT_TO_LEFT)
            bundle.add_resource(FluentResource(self._catalogues[language]))
            self._bundles[language] = bundle
        return bundle


def _cut(value: str | int) -> str | int:
    return value[:LONGEST_VALUE] if isinstance(value, str) else value
