# Имена и названия подставляются в именительном падеже и любого рода: фразы построены так, чтобы их не склонять.

# Что читают клиенты

answer-note-chat = Это ответ автоматического помощника компании { $company }. Если он не помог, нажмите кнопку ниже, и ваше сообщение прочитает сотрудник.
answer-note-mail = Это ответ автоматического помощника компании { $company }. Если он не помог, просто ответьте на это письмо: его прочитает сотрудник.
clarify-chat = Это автоматический помощник. Чтобы ответить точно, уточните, пожалуйста: что из этого ближе к вашему вопросу?
clarify-mail = Чтобы ответить точно, уточните, пожалуйста: что из этого ближе к вашему вопросу?
clarify-mail-how = Пришлите в ответ только номер. Если ответите своими словами, письмо прочитает сотрудник. ({ $company }, автоматический помощник)
button-helped = 👍 Помогло
button-human = 👤 Позвать сотрудника
button-something-else = Другой вопрос
passed-on = Ваше сообщение передано. Здесь же вам ответит { $name }.
passed-on-in-minutes = Ваше сообщение передано. Здесь же вам ответит { $name }, обычно в течение { $count ->
    [one] { $count } минуты
    [few] { $count } минут
    [many] { $count } минут
   *[other] { $count } минуты
  }.
passed-on-in-hours = Ваше сообщение передано. Здесь же вам ответит { $name }, обычно в течение { $count ->
    [one] { $count } часа
    [few] { $count } часов
    [many] { $count } часов
   *[other] { $count } часа
  }.
welcome = Здравствуйте! Это автоматический помощник компании { $company }. Напишите здесь свой вопрос: если ответ точно известен, вы получите его сразу, если нет, вам ответит сотрудник. Позвать сотрудника можно в любой момент командой /human.
greeting = Здравствуйте! Чем можем помочь?
thanks = Пожалуйста! Если появятся ещё вопросы, просто напишите.
glad = Хорошо, что это помогло.
agent-private = Вы отвечаете клиентам компании { $company }, поэтому написанное здесь никто не прочтёт. Пишите, пожалуйста, в группе; чтобы увидеть то, что видят клиенты, напишите с другого аккаунта.
language-name = Русский
help = Напишите вопрос своими словами: если ответ точно известен, вы получите его сразу, если нет, здесь же вам ответит сотрудник компании { $company }.

    Позвать сотрудника: /human
    Начать новую тему: /new
    Выбрать язык: /lang
    Какие данные мы храним: /privacy
choose-language = На каком языке вам писать?
language-set = Теперь мы пишем вам по-русски.
new-matter = О чём ваш новый вопрос? Просто напишите его здесь.
new-matter-beside = О чём ваш новый вопрос? Просто напишите его здесь. Прежним вопросом продолжает заниматься { $name }.
passed-on-already = Ваши сообщения уже переданы. Здесь же вам ответит { $name }.
privacy = { $company } хранит ваше имя и номер в Telegram, язык и переписку в этом чате, чтобы отвечать на ваши вопросы. Её могут читать сотрудники компании, которые отвечают клиентам; больше она никому не передаётся. Если вы хотите удалить эти данные, нажмите кнопку ниже: этим займётся сотрудник и напишет вам здесь.
button-erase = 🗑 Удалить мои данные
toast-passed-on-already = Уже передано: вам ответит сотрудник.
join-ask = Эта ссылка из письма компании { $company }. Если связать чат с письмами, всё, что вы пишете здесь и по почте, будет вместе, и вам будет отвечать один и тот же человек. Письмо было адресовано вам?
button-join = Да, связать
button-not-join = Нет
joined = Готово, чат связан с вашими письмами. Рассказывать всё заново не нужно.
join-left = Хорошо, ничего не связано. Можно просто написать здесь.
join-gone = Эта ссылка уже использована или устарела. Можно просто написать здесь.
withheld-told = { $kind ->
    [poll] Опрос
    [story] Историю
    [paid_media] Платный контент
    [checklist] Список задач
    [game] Игру
   *[other] То, что вы прислали,
  } передать отсюда нельзя. Опишите, пожалуйста, словами или пришлите снимок экрана.
many-messages = Все ваши сообщения дошли, ничего не потеряно. Сотрудник прочитает их вместе, поэтому ответ может занять чуть больше времени.
menu-human = Позвать сотрудника
menu-new = Начать новую тему
menu-lang = Выбрать язык
menu-privacy = Какие данные мы храним
menu-help = Как это работает
no-subject = Ваше сообщение в компанию { $company }
continue-in-telegram = Продолжить в Telegram:
quote-heading = Вы писали:
signature = { $name }, { $company }

# Группа сотрудников: карточка обращения

card-title = #{ $number } · { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ почта
   *[other] { $channel }
  } · { $language }
card-person = 👤 { $name }
card-also = также: { $also }
card-subject = Тема: { $subject }
card-holder = Отвечает { $name }: { $why }
card-waiting = ⏳ Ждёт с { $since }
card-answered = 💬 Ответ дан: ждём клиента
card-snoozed = 💤 Отложено до { $until }
card-resolved = ✅ Решено: { $name }
card-why = Почему бот не ответил: { $why }
card-question = Вопрос
card-last = Последнее сообщение
card-earlier = Ранее
card-customer = Клиент
card-bot = Бот
card-files = { $count ->
    [one] { $count } файл: { $names }
    [few] { $count } файла: { $names }
    [many] { $count } файлов: { $names }
   *[other] { $count } файла: { $names }
  }
card-articles = Ближайшие статьи
card-article = { $place }. { $title } ({ $percent } %)
card-no-articles = Похожих статей нет.
button-take = Взять
button-transfer = Передать
button-resolve = Решено
button-reopen = Открыть снова
button-suggest = Предложить ответ
button-more = Ещё
button-send = ✅ Отправить
button-next = Другой
button-drop = Убрать
button-snooze-2 = 💤 2 часа
button-snooze-24 = 💤 1 день
button-spam = Спам
button-block = Заблокировать
button-info = О клиенте
button-history = История
button-again = Отправить ещё раз
button-arrived = Дошло

# Группа сотрудников: уведомления

words-by-mail = ✉ { $name }
words-outside = #{ $number } { $name } { $channel ->
    [telegram] ✈
    [mail] ✉
   *[other] ·
  }
words-automatic = ⚙ Автоматическое письмо: { $why }
erasure-question = 🗑 Прошу удалить мои данные.
joined-here = 🔗 { $name }: теперь пишет и в Telegram, чат связан по ссылке из письма.
joined-elsewhere = 🔗 Это тот же клиент, что и «{ $name }»: продолжение в той теме.
out-of-reach = 🚫 { $name }: бот заблокирован. То, что вы пишете здесь, не дойдёт.
out-of-reach-but-mail = 🚫 { $name }: бот заблокирован. То, что вы пишете здесь, не дойдёт; известен адрес почты.
reached-again = 🟢 { $name }: бот разблокирован, сообщения снова доходят.
withheld = ⚠ { $name }: { $kind ->
    [poll] прислан опрос
    [story] прислана история
    [paid_media] прислан платный контент
    [checklist] прислан список задач
    [game] прислана игра
   *[other] прислано сообщение
  }, показать это здесь нельзя. Клиента попросили описать словами.
answered-by-bot = 🤖 Бот ответил статьёй «{ $article }»
agent-direct = Теперь сюда придёт сообщение, как только вам передадут обращение. Отключить: /stop
agent-direct-no-more = Сообщений здесь больше не будет. Включить снова: /start
repeat-mark = (возможно, повтор)
not-delivered = ⚠ { $name }: сообщение не доставлено ({ $why })
not-shown = ⚠ Часть переписки #{ $number } не удалось показать в её теме: { $why }
last-words = Последние сообщения: прежней темы больше нет.
desk-unreachable = ⚠ В группу { $number } ничего не отправить. Бот ещё в ней, и может ли он писать? Ничего не пропало, всё ждёт. Проверить: firstline check
desk-moved = ℹ Telegram дал этой группе другой номер. Работа продолжается; впишите, пожалуйста, в settings.yaml { $new } вместо { $old }.
desk-no-topics = ⚠ В этой группе нет тем. Работаем здесь: каждое сообщение начинается с номера, отвечайте ответом на него. Лучше включить темы в настройках группы.
desk-no-right = ⚠ У бота больше нет права управлять темами. Пока его нет, новые клиенты здесь: каждое сообщение начинается с номера, отвечайте ответом на него.
desk-topics-again = ✅ Темы снова можно создавать: следующее сообщение каждого клиента получит свою.
desk-topic = Стойка
desk-general-hidden = ℹ «General» скрыта, поэтому всё оттуда теперь здесь.
desk-agent-left = { $name } больше не в группе и новых обращений не получит. У кого теперь прежние:
transfer-whom = Кому передать #{ $number }?
transfer-to = { $name } · { $count }
transfer-to-away = { $name } · { $count } · нет на месте
transfer-done = #{ $number } теперь ведёт { $name } ({ $by }).
transfer-notice = { $name }, #{ $number } теперь у вас. Передано: { $by }.
transfer-moved = ➡ #{ $number }: продолжение в другой группе.
transfer-skill = Лучше разбирается
transfer-language = Знает язык
transfer-shift = Моя смена кончается
snooze-over = ⏰ { $name }, #{ $number } снова в работе.
files-too-large = ⚠ Слишком большие, чтобы показать здесь (не более 50 МБ): { $names }. Письмо сохранено.
which-matter = К какому обращению это относится? Сообщение ждёт вашего выбора. (Ответ на карточку или сообщение решает это сразу.)
which-one = #{ $number } { $channel ->
    [telegram] ✈
    [mail] ✉
   *[other] ·
  } { $about }
which-settled = ➡ #{ $number }
preview = Предпросмотр, ещё не отправлено: { $title }
preview-dropped = Убрано: { $title }
taught = 📝 Черновик статьи № { $number } сохранён для базы знаний:
direct-yours = #{ $number } { $name }: это вам.
more-title = #{ $number }: ещё
info-title = 👤 { $name } · C{ $number }
info-language = Язык: { $language ->
    [en] английский
    [ru] русский
    [uk] украинский
    [ar] арабский
   *[other] «{ $language }»
  }
info-owner = Ведёт { $name }
info-count = Обращений: { $count }, открыто: { $opened }
info-since = Первое сообщение: { $since }
info-blocked = ⛔ Заблокирован
history-title = История обращений
state-answered = ответил бот
state-asked = бот переспросил
state-open = открыто
state-resolved = решено
queue-title = Очередь
queue-empty = Никто не ждёт.
queue-overdue = 🔴 Просрочено: { $count }
queue-waiting = ⏳ Ждут: { $count }
queue-more = … и ещё { $count }
queue-by-agent = По сотрудникам
queue-agent = { $name }: открыто { $count }, ждут { $waiting }
mine-title = У вас: { $count }
find-nothing = Никого не найдено.
stats = Открыто: { $opened }. Сегодня (UTC) бот ответил: { $answered }; передано сотрудникам: { $handed }.
desk-help = 
    В теме клиента всё, что вы пишете, уходит клиенту; // или /note остаётся внутри.
    /take – взять себе
    /transfer – передать
    /resolve – решено
    /reopen – открыть снова
    /snooze 2h – отложить
    /reply – посмотреть ответ
    /teach – сделать статью
    /card – показать карточку
    /note – остаётся внутри
    /block – заблокировать клиента
    /info – о клиенте
    /history – история
    Везде:
    /queue – кто ждёт
    /mine – у вас
    /find – клиенты
    /kb – статьи
    /stats – сегодня
    /away – новых обращений вам не будет
    /back – снова на месте
    /check – настройка
bot-not-delivered = ⚠ { $name }: ответ бота не доставлен ({ $why })
bounce-cause = { $cause ->
    [no-address] такого адреса нет
    [no-domain] такого почтового домена нет
    [disabled] почтовый ящик закрыт
    [full] почтовый ящик переполнен
    [too-large] письмо слишком большое
    [spam] письмо приняли за спам
    [sender] сервер получателя не принимает наш адрес отправителя
    [too-many] слишком много писем сразу
    [unreachable] сервер получателя недоступен
    [loop] письмо ходит по кругу
    [policy] сервер получателя отказывается его принять
   *[other] сервер получателя не назвал причину
  }
unsure-delivered = ❔ { $name }: во время отправки прервалась связь. Неизвестно, дошло ли сообщение.
settled-again = Отправлено ещё раз ({ $name }).
settled-arrived = Отмечено как доставленное ({ $name }).
fail-blocked = клиент заблокировал бота
fail-no-chat = у клиента нет открытого чата с ботом
fail-no-right = у бота нет права туда писать
fail-no-topics = в группе нет тем
fail-not-member = бота нет в группе
fail-refused = сообщение не приняли
fail-refused-address = почтовый сервер не знает такого адреса
fail-topic-closed = тема закрыта
fail-topic-gone = темы больше нет
fail-message-gone = сообщения больше нет
fail-too-late = слишком поздно
fail-given-up = за сутки отправить не удалось
fail-unsafe = письмо не удалось составить безопасно
fail-file-gone = файла больше нет
fail-file-too-large = файл слишком большой
fail-protected = Telegram запрещает это копировать (защищённое содержимое)
unreadable = ⚠ Сообщение не удалось прочитать ({ $channel ->
    [telegram] Telegram
    [mail] почта
   *[other] { $channel }
  }, поступление { $number }): { $why }. Оно сохранено.
unreadable-why = { $reason ->
    [no-header] в нём нет почтового заголовка
    [header-too-large] его заголовок больше, чем бывает у писем от людей
    [no-sender] в нём нет отправителя, которому можно ответить
    [too-many-parts] в нём больше частей, чем бывает у писем от людей
    [too-deep] его части вложены глубже, чем бывает у писем от людей
    [too-slow] чтение заняло слишком много времени
    [reader-ended] на нём остановилась программа, которая читает письма
    [too-large] для его чтения нужно слишком много памяти
    [unknown-shape] его формат неизвестен
   *[other] в нём что-то повреждено
  }
set-aside = ⚠ Сообщение не удалось обработать после { $count ->
    [one] { $count } попытки
    [few] { $count } попыток
    [many] { $count } попыток
   *[other] { $count } попытки
  } ({ $channel ->
    [telegram] Telegram
    [mail] почта
   *[other] { $channel }
  }, поступление { $number }). Оно сохранено, посмотреть: firstline aside

# Группа сотрудников: ответы на кнопки и команды

toast-checking = Проверяю, это займёт несколько секунд.
toast-taken = #{ $number } теперь у вас.
toast-yours-already = #{ $number } уже у вас.
toast-resolved = #{ $number }: решено.
toast-reopened = #{ $number }: снова открыто.
toast-snoozed = 💤 #{ $number }: отложено до { $until }.
toast-blocked = ⛔ { $name }: заблокировано, больше ничего не придёт.
toast-unblocked = { $name }: больше не заблокировано.
toast-choose = Выберите, пожалуйста.
toast-preview = Посмотрите и нажмите «Отправить».
toast-shown = Показано ниже.
toast-away = До команды /back новых обращений вам не будет.
toast-back = С возвращением.
toast-sending = Уже отправляем.
toast-passed-on = Вам ответит сотрудник.
refuse-not-an-agent = { $who }, вас нет в списке сотрудников поддержки. Ничего не отправлено.
refuse-no-conversation = В этой теме пока нет обращений. Ничего не отправлено.
refuse-file-by-mail = Такое по почте не отправить. Ничего не отправлено.
refuse-file-too-large = Файл больше 20 МБ отсюда по почте не отправить. Ничего не отправлено.
refuse-unknown-command = Команды /{ $who } нет. Ничего не отправлено: сообщения, которые начинаются с / или //, никогда не уходят клиенту.
refuse-button-old = Эта кнопка больше не действует.
refuse-taken-already = Этим уже занимается { $who }.
refuse-resolved-already = Этот вопрос уже решён.
refuse-open-already = Это и так открыто.
refuse-holds-already = Это уже ведёт { $who }.
refuse-nobody-of-that-name = Сотрудника с именем { $who } нет.
refuse-nobody-else = Больше никого нет.
refuse-changed-since = С тех пор кое-что изменилось: посмотрите на карточку.
refuse-no-duration = Укажите, на сколько: 30m, 2h или 3d (не больше 90 дней).
refuse-no-words = Добавьте, что искать.
refuse-only-in-a-topic = /{ $who } работает в теме клиента или в ответе на сообщение клиента.
refuse-which-one = Открыто несколько обращений: ответьте командой /{ $who } на нужную карточку.
refuse-not-yours = Автор: { $who }. Выбор за автором.
refuse-no-card = У этого обращения нет карточки.
refuse-nothing-to-teach = Учить пока нечему: напишите ответ после /teach.
refuse-anonymous = Вы пишете от имени группы, и непонятно, кто вы. Ничего не отправлено. В списке администраторов выключите «Анонимность»; кнопки работают и так.
refuse-no-article = Этой статьи больше нет.
refuse-article-sent = Этот ответ уже отправлен.
refuse-settled-already = Это уже отмечено.

# Проверка настройки

check-good = ✓ Всё, что проверено, в порядке.
check-used = За последний час в группу ушло вызовов: { $count }, в самую загруженную минуту: { $most }; Telegram допускает { $number } в минуту.
check-token-refused = Telegram не принимает токен. Скопируйте его заново у @BotFather.
check-telegram-unreachable = Telegram не отвечает: { $why }
check-other-program = Обновления этого бота забирает другая программа, возможно, второй Firstline.
check-no-updates = Telegram не показывает ожидающие обновления: { $why }
check-webhook-leftover = У бота задан вебхук ({ $place }), поэтому обновления нельзя забирать. Удалите его (метод deleteWebhook Bot API) или укажите channels.telegram.receive: webhook.
check-webhook-elsewhere = Telegram доставляет обновления на { $place }, а не на channels.telegram.webhook.url. Запустите Firstline, он задаст адрес; если адрес снова изменится, бота использует другая программа.
check-webhook-trouble = Telegram не может доставить обновления на channels.telegram.webhook.url: { $why }. Ждут: { $count }.
check-group-unseen = { $why }. Верен ли номер (с -100 в начале) и есть ли бот в группе?
check-group-number = В номере не хватает -100 в начале: укажите { $number } в desk.groups.
check-group-moved = Группа стала супергруппой с другим номером: укажите { $number } в desk.groups.
check-agent-missing = Сотрудника { $name } ({ $number }) нет в группе. Пригласите его или исправьте номер.
check-agent-anonymous = { $name }: анонимный администратор, поэтому неизвестно, кто пишет. Выключите для него «Анонимность».
check-no-topics = Темы выключены. Включите их в настройках группы.
check-no-admin = Бот не администратор. Назначьте его администратором с правом управлять темами.
check-no-right-topics = У бота нет права управлять темами. Дайте ему это право.
check-no-right-delete = У бота нет права удалять сообщения. Дайте ему это право.
check-no-right-pin = У бота нет права закреплять сообщения. Дайте ему это право.
check-privacy = Бот видит только команды и ответы ему (режим приватности). Назначьте его администратором или выключите режим у @BotFather (/setprivacy).
check-topic-not-made = Не удалось создать пробную тему: { $why }. Есть ли у бота право управлять темами?
check-not-written = Не удалось написать пробное сообщение: { $why }. Может ли бот писать в группе?
check-topic-not-deleted = Не удалось удалить созданное для пробы: { $why }. Удалите «{ $name }» сами и дайте боту право удалять сообщения.
check-clock = Наши часы и часы Telegram расходятся на { $count } с. Выставьте время на машине, лучше всего по NTP.
check-budget = В самую загруженную минуту последнего часа в группу ушло { $most } вызовов, это всё, что допускает Telegram. Менее срочное ждёт; вторая группа в desk.groups даст больше места.
check-relay = Почтовый сервер для отправки не принимает нас: { $why }. См. channels.mail.relay.
check-mailbox = Почтовый ящик { $place } не читается: { $why }

# Почему так решено

why-automatic = { $kind ->
    [answer] это автоответ
    [report] это отчёт о доставке
    [receipt] это уведомление о прочтении
    [bulk] это рассылка
    [list] это письмо из списка рассылки
    [own] это наше собственное письмо, оно вернулось
    [loop] это письмо ходит по кругу
    [no-reply] отправитель не принимает ответов
   *[other] это письмо от программы
  } ({ $sign ->
    [form] видно по форме письма
    [no-return] видно по пустому обратному адресу
    [sender] видно по отправителю
    [subject] видно по теме
   *[other] видно по заголовкам
  })
why-by-hand = { $sign ->
    [list] письмо пришло через почтовую группу: отвечать может только сотрудник
    [form] письмо пришло через форму на сайте: отвечать может только сотрудник
    [encrypted] письмо зашифровано: прочесть его может только сотрудник с ключом
   *[other] отправитель просит не присылать автоответов: отвечать может только сотрудник
  }
why-started = клиент нажал «Старт»
why-command = клиент отправил команду ({ $kind })
why-wants-erasure = клиент просит удалить свои данные
why-from-agent = боту лично написал сотрудник поддержки
why-held = обращение ведёт сотрудник
why-asked-for-person = клиент попросил позвать сотрудника
why-not-only-text = в сообщении есть файл или оно не текстовое
why-picked = клиент выбрал «{ $article }»
why-thanks = клиент поблагодарил
why-small-talk = клиент поздоровался
why-answer-to-answer = клиент написал в ответ на полученный ответ
why-angry = клиент недоволен ответом
why-undelivered = ответ бота не удалось доставить
why-nothing-close = в базе знаний нет ничего похожего
why-limit-address = { $count ->
    [one] за час бот уже ответил на этот адрес { $count } раз
    [few] за час бот уже ответил на этот адрес { $count } раза
    [many] за час бот уже ответил на этот адрес { $count } раз
   *[other] за час бот уже ответил на этот адрес { $count } раза
  }
why-limit-all = { $count ->
    [one] за час бот уже дал { $count } ответ
    [few] за час бот уже дал { $count } ответа
    [many] за час бот уже дал { $count } ответов
   *[other] за час бот уже дал { $count } ответа
  }
why-second-time = статья «{ $article }» уже отправлялась и не помогла
why-sure = «{ $article }» подходит, { $percent } %
why-close = { $count ->
    [one] подходит { $count } статья
    [few] подходят { $count } статьи
    [many] подходит { $count } статей
   *[other] подходит { $count } статьи
  }
why-unsure = лучше всего подходит «{ $article }», { $percent } %: для ответа этого мало
why-owner = { $name } ведёт этого клиента
why-owner-away = { $name } заменяет: { $owner } сейчас не на месте
why-owner-gone = тот, кто вёл этого клиента, больше не отвечает; теперь отвечает { $name }: меньше всего открытых обращений ({ $count })
why-least-loaded = { $name } владеет { $language ->
    [en] английским
    [ru] русским
    [uk] украинским
    [ar] арабским
   *[other] языком «{ $language }»
  }, и открытых обращений меньше всего ({ $count })
why-nobody-speaks = никто не владеет { $language ->
    [en] английским
    [ru] русским
    [uk] украинским
    [ar] арабским
   *[other] языком «{ $language }»
  }; отвечает { $name }: меньше всего открытых обращений ({ $count })
why-took = { $name } берёт обращение на себя
why-transferred = { $name } передаёт обращение: { $to }
why-reopened = снова открыто: { $name }
why-blocked-customer = клиент заблокирован сотрудником
