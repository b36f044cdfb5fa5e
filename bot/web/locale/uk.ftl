# Сторінка проби. Ключі на page- доповнює сама сторінка: {name} тощо, без форм числа.

page-title = Проба Firstline: { $company }
page-language = Мова
page-theme = Темна чи світла
page-keys = Клавіші
page-tour = Екскурсія
page-reset = Почати спочатку
page-reset-sure = Усе написане тут зникне, і проба почнеться спочатку. Продовжити?
page-controls = Керування
page-clock = Час у пробі
page-hours = + 3 години
page-day = + 1 день
page-relay = Поштовий сервер
page-telegram = Telegram
page-works = працює
page-broken = зламано
page-refuses = не приймає
page-break = Зламати
page-mend = Полагодити
page-customers = Клієнти
page-desk = Група
page-why = Що сталося й чому
page-why-short = Чому
page-preparing = Розігрується минулий тиждень: { $number }
page-stopped = Firstline зупинено. Запустіть його знову, і сторінка працюватиме далі.
page-close = Закрити
page-cancel = Скасувати
page-ok = Так

page-people = Хто пише
page-new = Новий
page-new-title = Новий клієнт
page-new-name = Ім’я
page-new-language = Мова
page-new-address = Адреса пошти (для Telegram залиште порожньою)
page-new-make = Нехай пише
page-by-telegram = у Telegram
page-by-mail = поштою
page-news = є нове
page-block = Заблокувати бота
page-unblock = Розблокувати бота
page-blocked = { $name }: бота заблоковано.
page-start = Старт
page-start-hint = Це чат із ботом у Telegram. Пише { $name }. Натисніть «Старт», виберіть запитання або напишіть своє.
page-examples = Що запитати
page-kind-known = Це бот знає
page-kind-close = Бот перепитає
page-kind-person = Запитання до людини
page-write-as = Повідомлення від імені: { $name }
page-message = Повідомлення клієнта
page-send = Надіслати
page-attach = Додати файл
page-attach-photo = Фото
page-attach-document = Документ
page-attach-voice = Голосове повідомлення
page-take-out = Прибрати { $name }
page-too-large = Файл може мати не більш як 20 МБ.
page-edit = Змінити
page-edit-hint = Змініть своє повідомлення
page-delete = Видалити
page-reply = Відповісти
page-react = Реакція
page-reactions = Реакції
page-no-reply = Не відповідати
page-conversation = Повідомлення

page-mail-hint = { $name } пише поштою. Виберіть лист нижче або напишіть свій; відповіді з’являться тут.
page-subject = Тема
page-mail-text = Текст листа
page-send-mail = Надіслати лист
page-reply-mail = Відповісти на цей лист
page-quoted = Цитата
page-no-subject = (без теми)
page-to = Кому: { $name }

page-you-are = Ви —
page-topics = Теми
page-general-empty = Поки нічого немає. Для кожного клієнта, якому потрібна людина, з’являється своя тема.
page-empty = Поки нічого немає.
page-inside = // на початку — залишиться всередині
page-agent-message = Повідомлення працівника
page-write-general = У General від імені: { $name }
page-answer-as = Відповідь клієнтові від імені: { $name }
page-closed = закрито
page-closed-hint = Тему закрито: відкриється, коли клієнт напише
page-pinned = Закріплено
page-no-messages = Повідомлень немає
page-edited = змінено
page-opens = відкриється в новій вкладці
page-bot-answered = Бот відповідає: { $text }

page-kind-photo = Фото
page-kind-document = Документ
page-kind-voice = Голосове повідомлення
page-kind-video = Відео
page-kind-audio = Аудіо
page-kind-sticker = Наліпка
page-kind-animation = GIF
page-kind-video_note = Відеоповідомлення
page-kind-location = Місце на мапі
page-kind-contact = Контакт
page-kind-venue = Місце
page-kind-poll = Опитування
page-kind-dice = Кубик
page-kind-other = Повідомлення іншого виду
page-download = Зберегти { $name }
page-topic-created = Створено тему «{ $name }»
page-topic-edited = Тему змінено
page-topic-closed = Тему закрито
page-topic-reopened = Тему знову відкрито
page-message-pinned = Повідомлення закріплено
page-joined = У групі: { $name }
page-left = Більше не в групі: { $name }
page-service = У групі щось змінилося

page-story-empty = Тут поки нічого не сталося ({ $name }).
page-owner = Веде { $name }
page-no-owner = Цього клієнта поки ніхто не веде.
page-scores = Наскільки підходять статті
page-next-try = наступна спроба о { $time }
page-details = Що відповіла інша сторона

page-step = Крок { $number }
page-skip = Пропустити
page-next = Далі
page-done = Готово!
page-end-tour = Завершити екскурсію
page-show-me = Показати
page-tour-start-title = Уперше тут?
page-tour-start = Сім коротких кроків покажуть, що робить Firstline. Ви граєте за всіх: за клієнтів, за працівників і навіть за поштовий сервер.
page-tour-begin = Почати
page-tour-later = Огляну все без підказок
page-tour-1-title = Запитайте те, що бот знає
page-tour-1 = Ви — Ann. Виберіть перше запитання під перепискою. У цій відповіді бот певен і відповідає одразу.
page-tour-2-title = Нехай бот перепитає
page-tour-2 = Тепер надішліть одне слово: «Invoice». Підходять кілька статей, тож бот уточнює, про що йдеться. Натисніть одну з його кнопок.
page-tour-3-title = Запитання до людини
page-tour-3 = Надішліть третє запитання. У базі знань такого немає, тож воно потрапляє до людини. У розділі «Що сталося й чому» видно, до кого й чому.
page-tour-4-title = Дайте відповідь у групі
page-tour-4 = Це група вашої команди в Telegram. Працівника, якому дісталася Ann, уже вибрано: напишіть відповідь у її темі.
page-tour-5-title = Лист приходить туди ж
page-tour-5 = Тепер ви — Ben, він пише поштою. Виберіть «A visit to our school» і надішліть. Лист прийде в ту саму групу.
page-tour-6-title = Зламайте пошту
page-tour-6 = Зламайте поштовий сервер угорі (на телефоні — у «Керуванні») та дайте відповідь Ben у групі. Відповідь чекає, і нічого не губиться. Полагодьте сервер: лист піде сам.
page-tour-7-title = Наступного дня — та сама людина
page-tour-7 = Переведіть годинник на день уперед і надішліть третє запитання Ann ще раз. Вона потрапить до того, хто її вже знає.
page-tour-end-title = Оце і є Firstline
page-tour-end = Далі як схочете: напишіть арабською, надішліть файл, заблокуйте бота. З токеном вашого бота та сама програма відповість вашим клієнтам.

page-keys-title = З клавіатури
page-keys-panes = F6 і Shift+F6: до наступної чи попередньої частини сторінки
page-keys-lists = Стрілки: по клієнтах, темах і повідомленнях
page-keys-enter = Enter: надіслати повідомлення; Shift+Enter: новий рядок
page-keys-mail = Ctrl+Enter: надіслати лист
page-keys-message = На повідомленні R: відповісти, E: змінити, плюс: реакція
page-keys-escape = Escape: покинути відповідь, зміну чи вікно

story-title = Розмова { $number }
story-state-answered = відповів бот
story-state-asked = бот перепитав
story-state-open = веде { $name }
story-state-resolved = вирішено
story-said = Клієнт пише
story-decision-answer = Бот відповів сам
story-decision-clarify = Бот перепитав
story-decision-hand-off = Має відповісти людина
story-decision-attach = Додано до розмови, яку веде людина
story-decision-set-aside = Нічого робити не треба
story-event-handed-over = Розмову отримує { $name }
story-event-taken = Розмову тепер веде { $name }
story-event-resolved = Розмову закрито ({ $name })
story-event-reopened = Розмову знову відкрито ({ $name })
story-event-transferred = Розмову передано далі ({ $name })
story-event-snoozed = Розмову відкладено ({ $name })
story-event-helped = Клієнт позначив, що відповідь допомогла
story-event-picked = Клієнт вибрав, про що йдеться
story-to-bot-telegram = Повідомлення бота в Telegram
story-to-bot-relay = Лист від бота
story-to-agent-telegram = Відповідь людини в Telegram
story-to-agent-relay = Відповідь людини поштою
story-to-card = Картка в групі
story-to-desk = Повідомлення в групі
story-to-topic = Тема в групі
story-fate-sent = { $count ->
    [0] доставлено
    [1] доставлено
   *[other] доставлено з { $count }-ї спроби
}
story-fate-queued = { $count ->
    [0] чекає
    [one] чекає, { $count } спроба
    [few] чекає, { $count } спроби
   *[many] чекає, { $count } спроб
}
story-fate-sending = надсилається
story-fate-failed = не вдалося доставити
story-fate-unknown = невідомо, чи дійшло
