"""What PyYAML complains of, in words for somebody who does not know YAML."""

import yaml

_NOT_YAML = "not readable as YAML"
_ESCAPE = "In double quotes \\ is special; use single quotes."
_BAD_CHARACTER = "There is a character that is no text; save the file as UTF-8."

UNWANTED = {
    "anchor": (
        "using & or * of YAML here",
        "Settings know no anchors and aliases; a value that begins with & or * goes in quotes.",
    ),
    "tag": ("using ! of YAML here", "Settings know no tags; a value that begins with ! goes in quotes."),
    "deep": ("nested too deeply here", "No setting needs more than a few steps; count the brackets."),
    "many": ("too long here", "No team needs so many values; this is surely another file."),
}
"""Well-formed YAML that settings do without."""

# Looked for in this order in PyYAML's own words (its scanner, parser and composer).
_CURES = (
    ("'\\t'", "There is a tab; YAML wants spaces, two for each step."),
    (
        "mapping values",
        "There is one ': ' too many, or the indentation is wrong; quote a value with ': ' in it.",
    ),
    ("a single document", "There is a second '---'; a settings file is one document."),
    ("escape", _ESCAPE),
    ("while scanning an a", UNWANTED["anchor"][1]),
    ("tag", UNWANTED["tag"][1]),
    ("quoted scalar", "A quote is opened and never closed."),
    ("flow", "A bracket is not closed, or a comma is missing; inside [ ] and { } put ${NAME} in quotes."),
    ("could not find expected ':'", "A key has no ':' behind it, or the indentation is wrong."),
    ("found '<scalar>'", "A value ends before its line does; put one that has ' in it in double quotes."),
    ("block", "The indentation differs from the lines above; keys of one block begin in one column."),
    ("cannot start", "A value that begins with @, %, ` or another special sign goes in quotes."),
    ("directive", "A line that begins with % means something else to YAML; put a # before a comment."),
)
# Here the trouble is where PyYAML began to read (the quote, the bracket), not where it gave up.
_EARLIER = ("quoted scalar", "flow", "could not find expected ':'")


def in_plain_words(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Line, what is wrong there, and how to mend it. Quotes nothing of the file: it may be a password."""
    if isinstance(error, yaml.reader.ReaderError):
        return text.count("\n", 0, error.position) + 1, _NOT_YAML, _BAD_CHARACTER
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, _NOT_YAML, ""
    if error.problem in UNWANTED:
        return _line(error.problem_mark), *UNWANTED[error.problem]
    words = f"{error.problem} {error.context}"
    for sign, cure in _CURES:
        if sign in words:
            mark = error.context_mark if sign in _EARLIER else None
            return _line(mark or error.problem_mark), _NOT_YAML, cure
    return _line(error.problem_mark), _NOT_YAML, "Look at this line and the one above it."


def _line(mark: yaml.Mark | None) -> int:
    return int(mark.line) + 1 if mark else 0
