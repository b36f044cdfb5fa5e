"""Telling letters, words and endings of the languages ``routing.language`` knows."""

LETTERS: dict[str, frozenset[str]] = {
    "ru": frozenset("ыэёъ"),
    "uk": frozenset("іїєґ'"),
    "be": frozenset("ўыэё"),
    "sr": frozenset("јљњђћџ"),
    "fa": frozenset("پچژگکی"),
    "ur": frozenset("ٹڈڑےںکیہ"),
    "de": frozenset("äöüß"),
    "fr": frozenset("àâçèêëîïôùûœ"),
    "es": frozenset("ñ¿¡"),
    "pl": frozenset("ąćęłńśźż"),
    "pt": frozenset("ãõ"),
    "tr": frozenset("ğışİ"),
}
"""Letters that the language has and its neighbours of the same script have not (or hardly)."""


RUNS: dict[str, tuple[str, ...]] = {
    "ru": ("ия", "ии", "ие", "ию", "шиб", "чт", "сч", "ужн", "ешн", "аетс", "уетс", "здр"),
    "uk": ("йо", "ьо", "ця", "ць", "цю", "зь", "ряд", "щов", "аєт", "омил", "ідк"),
}
"""Runs of letters that one of two neighbours writes and the other hardly."""


def _endings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENDINGS: dict[str, tuple[str, ...]] = {
    "ru": _endings("""
        тся ешь ишь ция ции ение ания ании ание ой ый ые ие ия ов ет ит ют ут ат ел ил ал ял ыл чь ться
        еть ать ять
    """),
    "uk": _endings("""
        ти тись тися ться ють уть ення ання тта ття ий ав ив ув яв вся ові еві ць
    """),
    "en": _endings("""
        ing tion ed ly ness ment
    """),
    "de": _endings("""
        ung keit lich isch ieren
    """),
    "pl": _endings("""
        nie ość owy owa wać
    """),
    "es": _endings("""
        ción mente ando ito
    """),
    "fr": _endings("""
        ement eux aire
    """),
}  # fmt: skip
"""How words of the language often end and those of its neighbours do not."""

WORDS: dict[str, frozenset[str]] = {
    "ru": _words("""
        и что как не это в на с для по или если когда где кто почему сколько какой какая какие чем ещё еще
        уже только нет есть был была было быть мой моя моё мое мои мне меня вам вас нам нас ваш ваша ваши
        они он она оно мы вы я привет здравствуйте спасибо пожалуйста добрый день утро вечер доброе
        благодарю извините помогите помощь работает работают заработает заработало работать нужен нужна
        нужно нужны хочу можно могу можете надо забыл забыла верните возврат деньги счет счёт оплата
        оплатить оплатил почта почту письмо письма пароль сайт ошибка срочно вопрос ответ ответьте
        подскажите скажите пришлите сделать делать войти зайти вход аккаунт случилось сломалось хорошо плохо
        понятно ничего кто-нибудь человек человека оператор оператора долго ждать сейчас сегодня вчера
        завтра теперь тоже очень большое мной свой все всё этот эта перенос домена смените отмените
        отключите включите позовите тариф тарифа закройте удалите удалил восстановите открывается приходит
        подходит лежит упал после через от до под при без со из у к о об а но да так же ли бы вот стоит
        платить заказ отменить сменить поменять купить продлить продление проблема проблемы жду где-то
        чтобы взломали создать создайте настройки настроить обновите обновить сбросить вернуть
        недоступен включить
        отключить подключить поддержка поддержки версия версию договор телефон
    """),
    "uk": _words("""
        і й та що як не це в у на з із зі для по або якщо коли де хто чому скільки який яка яке які чим ще
        вже лише тільки немає нема є був була було бути мій моя моє мої мені мене вам вас нам нас ваш ваша
        ваші вони він вона воно ми ви я привіт вітаю дякую будь ласка добрий доброго день дня ранок ранку
        вечір вечора вибачте допоможіть допомога працює працюють запрацює запрацювало працювати потрібен
        потрібна потрібно потрібні хочу можна можу можете треба забув забула поверніть повернення гроші
        рахунок оплата сплатити сплатив пошта пошту пошти лист листи пароль паролю паролем помилка терміново
        питання відповідь підкажіть скажіть надішліть зробити робити увійти зайти вхід акаунт сталося
        зламалося добре погано зрозуміло нічого хтось людина людину оператор довго чекати чекаю зараз
        сьогодні вчора завтра тепер теж також дуже щиро усе все цей ця перенесення домену змініть скасуйте
        вимкніть увімкніть покличте закрийте видаліть видалив відновіть відкривається приходить підходить
        лежить упав після через від до під при без про але так чи б ось же свій коштує платити замовлення
        скасувати змінити поміняти купити продовжити продовження проблема проблеми нехай сайт оператора
        пройшло пройшла пройшов серверів тарифу сайту файлів хостингу побачення бачу дайте гаразд адреса
        щоб зламали створити створіть оновити оновіть скинути повернути недоступний увімкнути вимкнути
        підтримка
        версія версію договір продовжувався телефон
    """),
    "be": _words("""
        што як не гэта калі дзе чаму дзякуй вітаю ласка працуе мой мая яшчэ толькі трэба
    """),
    "bg": _words("""
        какво как не е да се това къде кога защо благодаря здравейте моля работи сайтът нямам мога искам
    """),
    "sr": _words("""
        шта како није да се то где када зашто хвала здраво молим ради могу
    """),
    "ar": _words("""
        من في على لا ما هل كيف أين متى شكرا
    """),
    "fa": _words("""
        سلام ممنون لطفا چرا چطور نمی کار است این برای می
    """),
    "ur": _words("""
        ہے نہیں کیا شکریہ میں
    """),
    "en": _words("""
        the a an and or but if of to in on at for from with by about as is are am was were be been being do
        does did doesn't don't didn't can't cannot cant dont doesnt isn't isnt won't wont i i'm im i've you
        your yours he she it its it's we our us they their them me my mine this that these those there here
        what what's whats when where where's who why how which not no yes yeah ok okay please thanks thank
        hello hi hey good morning evening afternoon bye help need want would could should can will may might
        must have has had got get gets any anybody anyone some someone something nothing all still again now
        today yesterday tomorrow just only very too so more much many long down up out off over after before
        until since because site website web page domain email emails mail mailbox password login account
        invoice bill refund payment pay plan cancel close change reset restore backup transfer renew renewal
        upgrade download upload server error wrong broken slow work works working worked update urgent
        question answer order support human money card code phone file files lost forgot new old
    """),
    "de": _words("""
        der die das ein eine einen und oder aber nicht kein keine ich du er sie es wir ihr mich mir mein
        meine meinen ist sind war haben habe hat wie was wo wann warum wer mit für von zu auf bei nach auch
        noch nur schon kann bitte danke hallo guten tag morgen abend seite funktioniert rechnung passwort
        geht hilfe konto
    """),
    "fr": _words("""
        le la les un une des du de et ou mais ne pas je tu il elle nous vous ils mon ma mes votre notre est
        sont avec pour dans sur au aux où quand comment pourquoi qui que quoi bonjour merci beaucoup salut
        s'il plaît site marche facture mot passe oublié j'ai n'arrive c'est qu'est d'un jour bonsoir compte
    """),
    "es": _words("""
        el la los las un una unos y o pero no de del que en con por para es son está mi mis su tu yo
        nosotros cómo como dónde donde cuándo cuando cuánto cuánta cuál porque hola gracias muchas buenos
        buenas días tardes sitio funciona factura contraseña puedo quiero necesito ayuda tiempo cuenta
        entrar favor
    """),
    "pl": _words("""
        i w z na do nie to jest są się jak co gdzie kiedy dlaczego kto mój moja moje mnie mi ja ty on ona my
        wy dzień dobry dziękuję bardzo proszę cześć strona działa faktura hasło mogę chcę potrzebuję pomoc
        długo trwa
    """),
    "it": _words("""
        il lo gli un una e o ma non di che è sono con per mio mia come dove quando perché ciao grazie
        buongiorno funziona sito fattura vorrei posso aiuto
    """),
    "pt": _words("""
        o os um uma e ou mas não de do da que em com por para é são meu minha como onde quando porque olá
        obrigado obrigada bom dia funciona fatura senha quero preciso ajuda
    """),
    "nl": _words("""
        de het een en of maar niet ik jij wij mijn is zijn met voor van naar hoe wat waar wanneer waarom
        hallo bedankt dank goedemorgen werkt factuur wachtwoord kan graag hulp
    """),
    "tr": _words("""
        bir ve veya ama değil ben sen biz bu şu için ile nasıl ne nerede neden merhaba teşekkürler lütfen
        çalışmıyor site fatura şifre var yok
    """),
}  # fmt: skip
"""Common words and the words of a support desk. A word may stand in several languages; it counts for each."""
