"""Language codes of ISO 639-1, and those for which texts are shipped."""

WITH_TEXTS = ("en", "ru", "uk", "ar")
"""The fixed sentences of the bot exist in these."""

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
    lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
    ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""

LANGUAGES = frozenset(_CODES.split())

_MEANT = {
    "ua": "uk", "cz": "cs", "gr": "el", "jp": "ja", "cn": "zh", "dk": "da", "kz": "kk",
    "us": "en", "gb": "en",
    "english": "en", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "norwegian": "no", "german": "de",
    "eng": "en", "rus": "ru", "ukr": "uk", "ara": "ar", "deu": "de", "ger": "de",
}  # fmt: skip


def language_meant(text: str) -> str:
    """The code that was probably meant by "EN-gb", "ua" or "Russian"; "" where nobody knows."""
    low = text.lower()
    short = low.replace("_", "-").partition("-")[0]
    return _MEANT.get(low) or (short if short in LANGUAGES else "")


def language_hint(text: str) -> str:
    """A sentence with the code that was probably meant, or ""."""
    meant = language_meant(text)
    return f"Did you mean '{meant}'?" if meant else ""
