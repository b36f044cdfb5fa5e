"""What happens to questions on their way from the head through the keys."""

import hashlib
import random
from collections.abc import Callable

RATE = 0.10
"""Letters of a hundred that are left out, replaced, doubled by another or changed with the next."""

_ENGLISH = {
    "ru": ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
    "uk": ("йцукенгшщзхїфівапролджєячсмитьбюґ", "qwertyuiop[]asdfghjkl;'zxcvbnm,.\\"),
    "ar": ("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", "qwertyuiop[]asdfghjkl;'zxcvnm,./`"),
}
_LATIN = {
    "ru": "а-a б-b в-v г-g д-d е-e ё-yo ж-zh з-z и-i й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-h "
    "ц-ts ч-ch ш-sh щ-sch ъ- ы-y ь- э-e ю-yu я-ya",
    "uk": "а-a б-b в-v г-h ґ-g д-d е-e є-ye ж-zh з-z и-y і-i ї-yi й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t "
    "у-u ф-f х-kh ц-ts ч-ch ш-sh щ-shch ь- ю-yu я-ya",
    "ar": "ا-a ب-b ت-t ث-th ج-j ح-7 خ-kh د-d ذ-th ر-r ز-z س-s ش-sh ص-s ض-d ط-t ظ-z ع-3 غ-gh ف-f ق-q ك-k "
    "ل-l م-m ن-n ه-h و-w ي-y ى-a ة-a ء-2 ؤ-2 ئ-2 أ-a إ-e آ-a",
}


def typos(text: str, language: str) -> str:
    """The same slips each time."""
    chance = random.Random(hashlib.sha1(text.encode()).digest())
    letters = sorted({sign for sign in text.lower() if sign.isalpha()}) or ["a"]
    found: list[str] = []
    rest = list(text)
    while rest:
        sign = rest.pop(0)
        kind = chance.randrange(4) if sign.isalpha() and chance.random() < RATE else -1
        if kind == 1:
            found.append(chance.choice(letters))
        elif kind == 2:
            found += [sign, chance.choice(letters)]
        elif kind == 3 and rest:
            found += [rest.pop(0), sign]
        elif kind != 0:
            found.append(sign)
    return "".join(found)


def wrong_layout(text: str, language: str) -> str:
    """Russian, Ukrainian and Arabic with the keyboard on English, all else with it on Russian."""
    if language in _ENGLISH:
        signs, keys = _ENGLISH[language]
    else:
        keys, signs = _ENGLISH["ru"]
    return text.lower().translate(str.maketrans(signs, keys))


def latin_letters(text: str, language: str) -> str:
    """As people write whose keyboard has no other letters; what is Latin stays."""
    pairs = (pair.split("-") for pair in _LATIN.get(language, "").split())
    return text.lower().translate({ord(letter): latin for letter, latin in pairs})


NOISES: dict[str, Callable[[str, str], str]] = {
    "clean": lambda text, language: text,
    "typos": typos,
    "layout": wrong_layout,
    "latin": latin_letters,
}
