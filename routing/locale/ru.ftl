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
welcome = Здравствуйте! Это автоматический помощник компании { $company }. Напишите здесь свой вопрос: если ответ точно известен, вы получите его сразу, если нет, вам ответит сотрудник. Позвать сотрудника можно в любой момент командой /human.
greeting = Здравствуйте! Чем можем помочь?
thanks = Пожалуйста! Если появятся ещё вопросы, просто напишите.
glad = Хорошо, что это помогло.
agent-private = Вы отвечаете клиентам компании { $company }, поэтому написанное здесь никто не прочтёт. Пишите, пожалуйста, в группе; чтобы увидеть то, что видят клиенты, напишите с другого аккаунта.
no-subject = Ваше сообщение в компанию { $company }
signature = { $name }, { $company }

# Группа сотрудников: карточка обращения

card-title = #{ $number } · { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ почта
   *[other] { $channel }
  } · { $language }
card-subject = Тема: { $subject }
card-holder = Отвечает { $name }: { $why }
card-resolved = ✅ Решено: { $name }
card-why = Почему бот не ответил: { $why }
card-question = Вопрос
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
button-resolve = Решено
button-send = Отправить ответ { $place }
button-again = Отправить ещё раз
button-arrived = Дошло

# Группа сотрудников: уведомления

words-by-mail = ✉ { $name }
words-automatic = ⚙ Автоматическое письмо ({ $kind })
answered-by-bot = 🤖 Бот ответил статьёй «{ $article }»
repeat-mark = (возможно, повтор)
not-delivered = ⚠ { $name }: сообщение не доставлено ({ $why })
not-shown = ⚠ Часть переписки #{ $number } не удалось показать в её теме: { $why }
bot-not-delivered = ⚠ { $name }: ответ бота не доставлен ({ $why })
unsure-delivered = ❔ { $name }: во время отправки прервалась связь. Неизвестно, дошло ли сообщение.
settled-again = Отправлено ещё раз ({ $name }).
settled-arrived = Отмечено как доставленное ({ $name }).
fail-blocked = клиент заблокировал бота
fail-no-chat = у клиента нет открытого чата с ботом
fail-no-right = у бота нет права туда писать
fail-refused = сообщение не приняли
fail-refused-address = почтовый сервер не знает такого адреса
fail-topic-closed = тема закрыта
fail-topic-gone = темы больше нет
fail-message-gone = сообщения больше нет
fail-too-late = слишком поздно
fail-given-up = за сутки отправить не удалось
fail-unsafe = письмо не удалось составить безопасно
unreadable = ⚠ Сообщение не удалось прочитать ({ $channel ->
    [telegram] Telegram
    [mail] почта
   *[other] { $channel }
  }, поступление { $number }): { $why }. Оно сохранено.
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

toast-taken = #{ $number } теперь у вас.
toast-yours-already = #{ $number } уже у вас.
toast-resolved = #{ $number }: решено.
toast-sending = Уже отправляем.
toast-passed-on = Вам ответит сотрудник.
refuse-not-an-agent = { $who }, вас нет в списке сотрудников поддержки. Ничего не отправлено.
refuse-no-conversation = В этой теме пока нет обращений. Ничего не отправлено.
refuse-file-by-mail = Этот клиент пишет по почте, отправлять туда файлы пока нельзя. Ничего не отправлено.
refuse-unknown-command = Команды /{ $who } нет. Ничего не отправлено: сообщения, которые начинаются с / или //, никогда не уходят клиенту.
refuse-button-old = Эта кнопка больше не действует.
refuse-taken-already = Этим уже занимается { $who }.
refuse-resolved-already = Этот вопрос уже решён.
refuse-no-article = Этой статьи больше нет.
refuse-article-sent = Этот ответ уже отправлен.
refuse-settled-already = Это уже отмечено.

# Почему так решено

why-automatic = это сообщение от программы ({ $kind })
why-started = клиент нажал «Старт»
why-from-agent = боту лично написал сотрудник поддержки
why-held = обращение ведёт сотрудник
why-asked-for-person = клиент попросил позвать сотрудника
why-not-only-text = в сообщении есть файл или оно не текстовое
why-picked = клиент выбрал «{ $article }»
why-thanks = клиент поблагодарил
why-small-talk = клиент поздоровался
why-answer-to-answer = клиент написал в ответ на полученный ответ
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
