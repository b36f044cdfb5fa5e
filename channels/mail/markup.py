"""HTML bodies to text; resiliparse does the work (worst hostile input measured: 0.1 s)."""

from resiliparse.extract.html2text import extract_plain_text

LONGEST = 1 << 20
"""Characters of HTML that are read: new words stand at the top."""
QUOTED = (
    "blockquote",
    ".gmail_quote",
    ".gmail_extra",
    ".moz-cite-prefix",
    ".yahoo_quoted",
    ".protonmail_quote",
    ".OutlookMessageHeader",
    "#divRplyFwdMsg ~ *",
    "#divRplyFwdMsg",
    "#appendonsend ~ *",
    "#x_divRplyFwdMsg",
)
"""How mail programs mark what is quoted."""


def text_of(html: str) -> str:
    """All visible text."""
    return _text(html, ())


def unquoted_text_of(html: str) -> str:
    """Visible text outside the elements that mail programs put quotes into."""
    return _text(html, QUOTED)


def _text(html: str, skipped: tuple[str, ...]) -> str:
    try:
        found = extract_plain_text(
            html[:LONGEST], preserve_formatting=True, alt_texts=False, skip_elements=list(skipped)
        )
    except Exception:  # noqa: BLE001  # edge of a C library: hostile HTML must not lose the mail's other parts
        return ""
    return str(found)
