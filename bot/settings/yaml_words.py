"""What PyYAML complains of, in words for somebody who does not know YAML."""

import yaml

_NOT_YAML = "not readable as YAML"

_OURS = {
    "anchor": (
        "using & or * of YAML here",
        "Settings know no anchors and aliases; a value that begins with & or * goes in quotes.",
    ),
    "tag": ("using ! of YAML here", "Settings know no tags; a value that begins with ! goes in quotes."),
    "deep": (
        "nested too deeply here",
        "No setting needs more than a few steps; count the brackets and the indentation.",
    ),
}

# Looked for in this order in PyYAML's own words (scanner.py, parser.py, composer.py of PyYAML 6.0).
_CURES = (
    (r"'\t'", "There is a tab; YAML wants spaces, two for each step."),
    (
        "mapping values are not allowed",
        "There is a second ': ' in the line, or the indentation is wrong; a value with ': ' goes in quotes.",
    ),
    ("a single document", "There is a second '---'; a settings file is one document."),
    ("undefined alias", _OURS["anchor"][1]),
    ("tag", _OURS["tag"][1]),
    ("quoted scalar", "A quote is opened and never closed."),
    ("flow", "A bracket is not closed, or a comma is missing; inside [ ] and { } put ${NAME} in quotes."),
    ("could not find expected ':'", "A key has no ':' behind it, or the indentation is wrong."),
    ("block", "The indentation differs from the lines above; keys of one block begin in the same column."),
    ("cannot start any token", "A value that begins with @, %, ` or another special sign goes in quotes."),
    ("escape", "In double quotes \\ is special; use single quotes."),
    ("special characters are not allowed", "There is a character that is no text; save the file as UTF-8."),
)


def in_plain_words(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Line, what is wrong there, and how to mend it. Quotes nothing of the file: it may be a password."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, int(error.position)) + 1
        return line, _NOT_YAML, _CURES[-1][1]
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, _NOT_YAML, ""
    mark = error.problem_mark or error.context_mark
    line = int(mark.line) + 1 if mark else 0
    if error.problem in _OURS:
        return line, *_OURS[error.problem]
    words = f"{error.problem} {error.context}"
    cure = next((cure for sign, cure in _CURES if sign in words), "Look at this line and the one above it.")
    return line, _NOT_YAML, cure
