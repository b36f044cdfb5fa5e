"""Words that ask or want, and words that join two questions, as they are written."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ASKING = _words(
    """
    how where what what's whats when why which who whose can could do does did is are will would should
    как где когда сколько почему зачем можно какой какая какие какое каким какую куда откуда кто что есть ли
    як де коли скільки чому навіщо чи який яка які яке яким яку куди звідки хто що
    كيف أين اين وين متى كم هل لماذا ليش ماذا ما شو ايش أي اي
    """
)
"""A question after "and" begins with one of these."""

WANTING = _words(
    """
    need want wish please send tell explain help give show would like хочу хотим хотел хотела нужен нужна
    нужно нужны надо пришлите подскажите скажите объясните помогите верните дайте покажите прошу просим
    можете сделайте отправьте вышлите хочемо хотів хотіла потрібен потрібна потрібно потрібні треба
    надішліть підкажіть скажіть поясніть допоможіть поверніть дайте покажіть прошу просимо можете зробіть
    вишліть أريد اريد نريد أحتاج احتاج نحتاج أرجو ارجو نرجو أرسلوا ارسلوا أعطوني ساعدوني ابغى بدي عايز
    """
)

JOINING = (
    r"and(?:\s+also)?|also|plus"
    r"|и(?:\s+ещ[её])?|а(?:\s+также|\s+ещ[её])?|ещ[её]|также"
    r"|[ійта](?:\s+ще)?|та(?:\s+ще)?|а\s+також|ще|також"
)
"""A regular expression."""
