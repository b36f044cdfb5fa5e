"""What a few words show beside their question: a wish for a person, or that the customer has had enough."""

import re
import unicodedata

from routing.wish_words import ANGRY, BARE, CALLS, LOUD_FROM, PEOPLE, POLITE, WANTS

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_LOUD = re.compile(r"[!?]{3,}")
LONGEST = 9
"""Words; whoever writes more than that has a question, and a person in it is part of the question."""
SHORT, BARELY = 5, 2


def asks_for_person(text: str) -> bool:
    """Whether these words ask for a person and for nothing else, in any of the languages we know."""
    words = [word for word in _words(text[:400]) if word not in POLITE]
    if not words or len(words) > LONGEST:
        return False
    if not any(word.startswith(PEOPLE) for word in words):
        return all(word in BARE for word in words)
    if len(words) <= BARELY:
        return all(word.startswith((*PEOPLE, *CALLS)) or word in BARE | WANTS for word in words)
    called = any(word.startswith(CALLS) for word in words)
    return called or (len(words) <= SHORT and any(word in WANTS for word in words))


def sounds_angry(text: str) -> bool:
    """Whether somebody says that the answer was no help, or shouts."""
    if _LOUD.search(text):
        return True
    letters = [sign for sign in text if sign.isalpha()]
    loud = sum(sign.isupper() for sign in letters)
    if len(text.split()) >= LOUD_FROM and loud > 0.7 * len(letters):
        return True
    said = f" {' '.join(_words(text[:400]))} "
    return any(f" {words} " in said for words in ANGRY)


def _words(text: str) -> list[str]:
    # Arabic is written with and without its marks, and with three forms of alef.
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("ʼ", "'")
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn" or sign in "\u0306\u0308")
    return _WORD.findall(re.sub("[أإآ]", "ا", plain))
