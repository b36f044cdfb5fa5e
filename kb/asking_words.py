"""Words that ask or want, and words that join two questions, as they are written."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ASKING = _words(
    """
    how where what what's whats when why who whose can could do does did is are will would should
    как где когда сколько почему зачем можно куда откуда кто что есть ли
    як де коли скільки чому навіщо чи куди звідки хто що
    كيف أين اين وين متى كم هل لماذا ليش ماذا ما شو ايش
    """
)
"""A question after "and" begins with one of these; "and which ..." asks on about the same thing."""

WANTING = _words(
    """
    which need want wish please send tell explain help give show
    какой какая какие какое каким какую хочу хотим хотел хотела нужен нужна нужно нужны надо дайте покажите
    пришлите подскажите скажите объясните помогите верните прошу просим можете сделайте отправьте вышлите
    який яка яке які яким яку хочемо хотів хотіла потрібен потрібна потрібно потрібні треба надішліть
    підкажіть скажіть поясніть допоможіть поверніть дайте покажіть прошу просимо можете зробіть вишліть
    أي اي أريد اريد نريد أحتاج احتاج نحتاج أرجو ارجو نرجو أرسلوا ارسلوا أعطوني ساعدوني ابغى بدي عايز
    """
)

JOINING = (
    r"and(?:\salso)?|also|plus"
    r"|и(?:\sещ[её])?|а(?:\sтакже|\sещ[её])?|ещ[её]|также"
    r"|[ійта](?:\sще)?|та(?:\sще)?|а\sтакож|ще|також"
)
"""A regular expression."""
