"""Words so common that they say little about the matter, in the form ``kb.normalize`` gives them."""

from kb.normalize import tokens

_EN = """
a an the and or but if so then than that this these those there here it its is are am was were be been
being i im ive id me my mine we our us you your he she his her they them their do does did done dont
doesnt didnt have has had having can cant cannot could would should will wont may might must shall not no
yes to of in on at by for from with without about into onto over under after before since until while as
also too very just only even still already yet now today again any some all every each both much many more
most what which who whom whose when where why how please hi hello hey dear thanks thank want need like get
got make made let lets go going come see know think say says tell help really anything something nothing
everything somebody someone anybody because re fwd fw subject question questions problem problems issue
urgent asap support team sir madam regarding
"""
_RU = """
и а но или да не ни нет же ли бы б в во на с со из за к ко у о об от до по под над при про для без через
между после перед как что чтобы это этот эта эти этого том тот та те то так такой такая такое там тут
здесь где когда куда откуда почему зачем кто чей какой какая какое какие сколько если потом тогда уже еще
только даже очень тоже также вот вы вас вам вами ваш ваша ваше ваши вашего я меня мне мной мой моя мое мои
моего моей мы нас нам нами наш наша наше наши он она оно они его ее их ему ей им быть есть был была было
были будет будут все всё всего всех весь можно нельзя могу может можете мочь нужно нужен нужна нужны надо
хочу хотим хотел хотелось пожалуйста здравствуйте привет добрый день подскажите скажите помогите сейчас
сегодня теперь опять снова просто себя свой своего который которые делать сделать
вопрос вопросы проблема проблемы проблему срочно тема поддержка уважаемые
"""
_UK = """
і й та а але або так не ні же ж чи би б в у на з із зі за до від об о по під над при про для без через між
після перед як що щоб це цей ця ці цього тому той те ті там тут де коли куди звідки чому навіщо хто чий
який яка яке які скільки якщо потім тоді вже ще лише тільки навіть дуже теж також ось ви вас вам вами ваш
ваша ваше ваші вашого я мене мені мною мій моя моє мої мого моєї ми нас нам нами наш наша наше наші він
вона воно вони його її їх йому їй їм бути є був була було були буде будуть все усе всього всіх весь можна
можу може можете треба потрібно потрібен потрібна потрібні хочу хочемо хотів хотіла будь ласка доброго дня
вітаю привіт добрий день підкажіть скажіть допоможіть зараз сьогодні тепер знову просто себе свій свого
котрий робити зробити
питання проблема проблеми проблему терміново тема підтримка шановні
"""
_AR = """
من في على إلى الى عن مع أو و ثم لا ما لم لن هل كيف متى أين وين اين ماذا لماذا ليش كم أي اي هذا هذه ذلك تلك
هنا هناك أنا نحن أنت انتم هو هي هم كان كانت يكون تكون قد لقد كل بعض بعد قبل عند عندي عندكم لدي لديكم لي
لنا لكم له لها منكم إن أن ان إذا اذا لكن لأن حتى التي الذي الذين ليس ليست نعم أيضا ايضا جدا فقط الآن اليوم
أريد اريد نريد أحتاج احتاج ابغى أرجو ارجو يمكن يمكنني ممكن أستطيع استطيع أقدر السلام عليكم مرحبا فضلك
فضلكم رجاء لو سمحت سمحتم شيء شي حق حقي علي فيه فيها به بها دون غير بين
سؤال استفسار مشكلة المشكلة عاجل عاجلا الدعم موضوع بخصوص
"""

COMMON_WORDS = frozenset(tokens(_EN) + tokens(_RU) + tokens(_UK) + tokens(_AR))
