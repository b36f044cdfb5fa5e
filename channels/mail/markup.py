"""HTML bodies to text; resiliparse does the work (worst hostile input measured: 0.1 s)."""

import re

from resiliparse.extract.html2text import extract_plain_text

LONGEST = 1 << 20
"""Characters of HTML that are read: new words stand at the top."""
QUOTED = (
    # A word that must be there, so that most mails need no selector at all, and the selector.
    ("<blockquote", "blockquote"),
    ("gmail_quote", ".gmail_quote"),
    ("gmail_extra", ".gmail_extra"),
    ("gmail_attr", ".gmail_attr"),
    ("gmail_signature", ".gmail_signature"),
    ("moz-cite-prefix", ".moz-cite-prefix"),
    ("moz-signature", ".moz-signature"),
    ("yahoo_quoted", '[class*="yahoo_quoted"]'),
    ("protonmail_quote", ".protonmail_quote"),
    ("protonmail_signature_block", ".protonmail_signature_block"),
    ("tutanota_quote", ".tutanota_quote"),
    ("zmail_extra", ".zmail_extra"),
    ("front-blockquote", ".front-blockquote"),
    ("mailru-blockquote", ".mailru-blockquote"),
    ("messagereplysection", '[name="messageReplySection"]'),
    ("__quoted_text__", '[data-marker="__QUOTED_TEXT__"]'),
    ("__headers__", '[data-marker="__HEADERS__"]'),
    ("outlookmessageheader", ".OutlookMessageHeader"),
    ("ms-outlook-mobile-signature", "#ms-outlook-mobile-signature"),
)
"""How mail programs mark what is quoted, and what they add themselves."""
_REST = re.compile(
    r"\bid\s{0,3}=\s{0,3}[\"']?(?:x_)?(?:divRplyFwdMsg|appendonsend|stopSpelling|OLK_SRC_BODY_SECTION"
    r"|mail-editor-reference-message-container)\b",
    re.IGNORECASE,
)
"""The elements from which on all is history. Cut off by hand: selectors for this take quadratic time."""


def text_of(html: str) -> str:
    """All visible text."""
    return _text(html[:LONGEST], ())


def unquoted_text_of(html: str) -> str:
    """Visible text outside the elements that mail programs put quotes into."""
    html = html[:LONGEST]
    rest = _REST.search(html)
    if rest is not None:
        html = html[: max(html.rfind("<", 0, rest.start()), 0)]
    words = html.lower()
    return _text(html, tuple(selector for word, selector in QUOTED if word in words))


def _text(html: str, skipped: tuple[str, ...]) -> str:
    try:
        found = extract_plain_text(
            html, preserve_formatting=True, alt_texts=False, skip_elements=list(skipped)
        )
    except Exception:  # noqa: BLE001  # edge of a C library: hostile HTML must not lose the mail's other parts
        return ""
    return str(found)
