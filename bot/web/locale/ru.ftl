# Страница пробы. Ключи на page- дополняет сама страница: {name} и т. п., без форм числа.

page-title = Проба Firstline: { $company }
page-language = Язык
page-theme = Тёмная или светлая
page-keys = Клавиши
page-tour = Экскурсия
page-reset = Начать заново
page-reset-sure = Всё написанное здесь исчезнет, и проба начнётся с начала. Продолжить?
page-controls = Управление
page-clock = Время в пробе
page-hours = + 3 часа
page-day = + 1 день
page-relay = Почтовый сервер
page-telegram = Telegram
page-works = работает
page-broken = сломан
page-refuses = не принимает
page-break = Сломать
page-mend = Починить
page-customers = Клиенты
page-desk = Группа
page-why = Что произошло и почему
page-why-short = Почему
page-preparing = Разыгрывается прошлая неделя: { $number }
page-stopped = Firstline остановлен. Запустите его снова, и страница продолжит работу.
page-close = Закрыть
page-cancel = Отмена
page-ok = Да

page-people = Кто пишет
page-new = Новый
page-new-title = Новый клиент
page-new-name = Имя
page-new-language = Язык
page-new-address = Адрес почты (для Telegram оставьте пустым)
page-new-make = Пусть пишет
page-by-telegram = в Telegram
page-by-mail = по почте
page-news = есть новое
page-block = Заблокировать бота
page-unblock = Разблокировать бота
page-blocked = { $name }: бот заблокирован.
page-start = Старт
page-start-hint = Это чат с ботом в Telegram. Пишет { $name }. Нажмите «Старт», выберите вопрос или напишите свой.
page-examples = О чём спросить
page-kind-known = Это бот знает
page-kind-close = Бот переспросит
page-kind-person = Вопрос для человека
page-write-as = Сообщение от имени: { $name }
page-message = Сообщение клиента
page-send = Отправить
page-attach = Прикрепить файл
page-attach-photo = Фото
page-attach-document = Документ
page-attach-voice = Голосовое сообщение
page-take-out = Убрать { $name }
page-too-large = Размер файла — не больше 20 МБ.
page-edit = Изменить
page-edit-hint = Измените своё сообщение
page-delete = Удалить
page-reply = Ответить
page-react = Реакция
page-reactions = Реакции
page-no-reply = Не отвечать
page-conversation = Сообщения

page-mail-hint = { $name } пишет по почте. Выберите письмо ниже или напишите своё; ответы появятся здесь.
page-subject = Тема
page-mail-text = Текст письма
page-send-mail = Отправить письмо
page-reply-mail = Ответить на это письмо
page-quoted = Цитата
page-no-subject = (без темы)
page-to = Кому: { $name }

page-you-are = Вы —
page-topics = Темы
page-general-empty = Пока ничего нет. У каждого клиента, которому нужен человек, появляется своя тема.
page-empty = Пока ничего нет.
page-inside = // в начале — останется внутри
page-agent-message = Сообщение сотрудника
page-write-general = В General от имени: { $name }
page-answer-as = Ответ клиенту от имени: { $name }
page-closed = закрыта
page-closed-hint = Тема закрыта: откроется, когда клиент напишет
page-pinned = Закреплено
page-no-messages = Сообщений нет
page-edited = изменено
page-opens = откроется в новой вкладке
page-bot-answered = Бот отвечает: { $text }

page-kind-photo = Фото
page-kind-document = Документ
page-kind-voice = Голосовое сообщение
page-kind-video = Видео
page-kind-audio = Аудио
page-kind-sticker = Стикер
page-kind-animation = GIF
page-kind-video_note = Видеосообщение
page-kind-location = Место на карте
page-kind-contact = Контакт
page-kind-venue = Место
page-kind-poll = Опрос
page-kind-dice = Кубик
page-kind-other = Сообщение другого вида
page-download = Сохранить { $name }
page-topic-created = Создана тема «{ $name }»
page-topic-edited = Тема изменена
page-topic-closed = Тема закрыта
page-topic-reopened = Тема снова открыта
page-message-pinned = Сообщение закреплено
page-joined = В группе: { $name }
page-left = Больше не в группе: { $name }
page-service = В группе что-то изменилось

page-story-empty = Здесь пока ничего не произошло ({ $name }).
page-owner = Ведёт { $name }
page-no-owner = Этого клиента пока никто не ведёт.
page-scores = Насколько подходят статьи
page-next-try = следующая попытка в { $time }
page-details = Что ответила другая сторона

page-step = Шаг { $number }
page-skip = Пропустить
page-next = Дальше
page-done = Готово!
page-end-tour = Закончить экскурсию
page-show-me = Показать
page-tour-start-title = Впервые здесь?
page-tour-start = Семь коротких шагов покажут, что делает Firstline. Вы играете за всех: за клиентов, за сотрудников и даже за почтовый сервер.
page-tour-begin = Начать
page-tour-later = Осмотрюсь без подсказок
page-tour-1-title = Спросите то, что бот знает
page-tour-1 = Вы — Ann. Выберите первый вопрос под перепиской. В этом ответе бот уверен и отвечает сразу.
page-tour-2-title = Пусть бот переспросит
page-tour-2 = Теперь отправьте одно слово: «Invoice». Подходят несколько статей, и бот уточняет, о чём речь. Нажмите одну из его кнопок.
page-tour-3-title = Вопрос для человека
page-tour-3 = Отправьте третий вопрос. В базе знаний такого нет, и он попадает к человеку. В разделе «Что произошло и почему» видно, к кому и почему.
page-tour-4-title = Ответьте в группе
page-tour-4 = Это группа вашей команды в Telegram. Сотрудник, которому досталась Ann, уже выбран: напишите ответ в её теме.
page-tour-5-title = Письмо приходит туда же
page-tour-5 = Теперь вы — Ben, он пишет по почте. Выберите «A visit to our school» и отправьте. Письмо придёт в ту же группу.
page-tour-6-title = Сломайте почту
page-tour-6 = Сломайте почтовый сервер вверху (на телефоне — в «Управлении») и ответьте Ben в группе. Ответ ждёт, и ничего не теряется. Почините сервер: письмо уйдёт само.
page-tour-7-title = На другой день — тот же человек
page-tour-7 = Переведите часы на день вперёд и отправьте третий вопрос Ann ещё раз. Она попадёт к тому, кто её уже знает.
page-tour-end-title = Это и есть Firstline
page-tour-end = Дальше как хотите: напишите по-арабски, отправьте файл, заблокируйте бота. С токеном вашего бота та же программа ответит вашим клиентам.

page-keys-title = С клавиатуры
page-keys-panes = F6 и Shift+F6: к следующей или предыдущей части страницы
page-keys-lists = Стрелки: по клиентам, темам и сообщениям
page-keys-enter = Enter: отправить сообщение; Shift+Enter: новая строка
page-keys-mail = Ctrl+Enter: отправить письмо
page-keys-message = На сообщении R: ответить, E: изменить, плюс: реакция
page-keys-escape = Escape: оставить ответ, правку или окно

story-title = Разговор { $number }
story-state-answered = ответил бот
story-state-asked = бот переспросил
story-state-open = ведёт { $name }
story-state-resolved = решён
story-said = Клиент пишет
story-decision-answer = Бот ответил сам
story-decision-clarify = Бот переспросил
story-decision-hand-off = Должен ответить человек
story-decision-attach = Добавлено в разговор, который ведёт человек
story-decision-set-aside = Делать ничего не нужно
story-event-handed-over = Разговор получает { $name }
story-event-taken = Разговор теперь ведёт { $name }
story-event-resolved = Разговор закрыт ({ $name })
story-event-reopened = Разговор снова открыт ({ $name })
story-event-transferred = Разговор передан дальше ({ $name })
story-event-snoozed = Разговор отложен ({ $name })
story-event-helped = Клиент отметил, что ответ помог
story-event-picked = Клиент выбрал, о чём речь
story-to-bot-telegram = Сообщение бота в Telegram
story-to-bot-relay = Письмо от бота
story-to-agent-telegram = Ответ человека в Telegram
story-to-agent-relay = Ответ человека по почте
story-to-card = Карточка в группе
story-to-desk = Сообщение в группе
story-to-topic = Тема в группе
story-fate-sent = { $count ->
    [0] доставлено
    [1] доставлено
   *[other] доставлено с { $count }-й попытки
}
story-fate-queued = { $count ->
    [0] ждёт
    [one] ждёт, { $count } попытка
    [few] ждёт, { $count } попытки
   *[many] ждёт, { $count } попыток
}
story-fate-sending = отправляется
story-fate-failed = не удалось доставить
story-fate-unknown = неизвестно, дошло ли
