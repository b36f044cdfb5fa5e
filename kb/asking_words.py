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

TROUBLE = _words(
    """
    not never no nothing nobody cannot cant dont doesnt didnt isnt arent wasnt wont hasnt havent stopped
    stops broken broke break breaks bounce bounces bounced fail fails failed failing error errors wrong
    bad rude late lost lose missing gone down slow slowly stuck hacked blocked suspended damaged damage
    leak leaks leaking hit crash crashed crashes hurt refuse refuses refused complain complaint worst
    terrible horrible your yours you
    не нет ни никто ничего нельзя перестал перестала перестало перестали сломал сломан сломалась
    сломался сломалось ошибка ошибки ошибку пропал пропала пропали пропало потерял потеряла потеряли
    упал упала висит тормозит медленно долго плохо хуже ужасно взломали заблокировали заблокирован
    повредили разбили течет грубо хамит жалоба ваш ваша ваше ваши вашего вашей вы вас
    ні ніхто нічого перестав зламав зламана зламався зламалася помилка помилки помилку зник зникла
    зникло зникли загубив загубила втратив втратила впав впала висить гальмує повільно довго погано
    гірше жахливо зламали заблокували заблоковано пошкодили розбили тече скарга ваш ваша ваше ваші
    вашого вашої ви
    لا لم لن ليس ليست ما مو مش بدون توقف توقفت تعطل تعطلت عطل خطأ خطا مشكلة ضاع ضاعت فقدت اختفى اختفت
    بطيء بطيئة مكسور انكسر اختراق محظور سيئ شكوى موظفكم سائقكم شركتكم
    """
)
"""A statement with one of these may be a matter of its own: it tells what is wrong, or what the firm did."""

JOINING = (
    r"and(?:\salso)?|also|plus"
    r"|и(?:\sещ[её])?|а(?:\sтакже|\sещ[её])?|ещ[её]|также"
    r"|[ійта](?:\sще)?|та(?:\sще)?|а\sтакож|ще|також"
)
"""A regular expression."""
