"""What the customer wrote now: a mail without quoted history and signature."""

from channels.mail.markup import text_of, unquoted_text_of

REPLY_MARKER = "~ * ~ * ~"
"""The first line of our letters: what stands behind it in an answer is our own text, quoted."""


def new_words(plain: str, html: str) -> str:
    return (plain or unquoted_text_of(html) or text_of(html)).strip()
