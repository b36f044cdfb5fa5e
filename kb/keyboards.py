"""What comes out when somebody types in one layout and believes to be in another."""

_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~{}:\"<>?&"
_TYPED = {
    "ru": "ёйцукенгшщзхъфывапролджэячсмитьбю.ёхъжэбю,?",
    "uk": "'йцукенгшщзхїфівапролджєячсмитьбю.'хїжєбю,?",
    "ar": "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظّجدكط،.؟&",
}
"""Layout -> what each key of _ENGLISH gives there: one sign each, so that nothing in a text moves."""

_TO = {layout: str.maketrans(_ENGLISH, signs) for layout, signs in _TYPED.items()}
_FROM = {
    layout: str.maketrans(signs[len(_ENGLISH) - 1 :: -1], _ENGLISH[::-1]) for layout, signs in _TYPED.items()
}
_LAM_ALEF, _ONE_KEY = "لا", "ﻻ\u200b"


def typed(text: str, language: str) -> str:
    """``text`` from an English keyboard as it would be in the layout of ``language``; of the same length.

    Raises KeyError where that layout is not known.
    """
    return text.lower().translate(_TO[language])


def typed_in_english(text: str, language: str) -> str:
    """``text`` from the layout of ``language`` as it would be in English; of the same length."""
    return text.lower().replace(_LAM_ALEF, _ONE_KEY).translate(_FROM[language])


LAYOUTS = tuple(_TYPED)
