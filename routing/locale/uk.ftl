# Імена й назви підставляються в називному відмінку і будь-якого роду: фрази побудовано так, щоб їх не відмінювати.

# Що читають клієнти

answer-note-chat = Це відповідь автоматичного помічника компанії { $company }. Якщо вона не допомогла, натисніть кнопку нижче, і ваше повідомлення прочитає співробітник.
answer-note-mail = Це відповідь автоматичного помічника компанії { $company }. Якщо вона не допомогла, просто дайте відповідь на цей лист: її прочитає співробітник.
clarify-chat = Це автоматичний помічник. Щоб відповісти точно, уточніть, будь ласка: що з цього ближче до вашого запитання?
clarify-mail = Щоб відповісти точно, уточніть, будь ласка: що з цього ближче до вашого запитання?
clarify-mail-how = Надішліть у відповідь лише номер. Якщо відповісте своїми словами, лист прочитає співробітник. ({ $company }, автоматичний помічник)
button-helped = 👍 Допомогло
button-human = 👤 Покликати співробітника
button-something-else = Інше запитання
passed-on = Ваше повідомлення передано. Тут же вам відповість { $name }.
welcome = Вітаємо! Це автоматичний помічник компанії { $company }. Напишіть тут своє запитання: якщо відповідь точно відома, ви отримаєте її одразу, якщо ні, вам відповість співробітник. Покликати співробітника можна будь-коли командою /human.
greeting = Вітаємо! Чим можемо допомогти?
thanks = Будь ласка! Якщо виникнуть ще запитання, просто напишіть.
glad = Добре, що це допомогло.
agent-private = Ви відповідаєте клієнтам компанії { $company }, тому написане тут ніхто не прочитає. Пишіть, будь ласка, у групі; щоб побачити те, що бачать клієнти, напишіть з іншого акаунта.
no-subject = Ваше повідомлення до компанії { $company }
signature = { $name }, { $company }

# Група співробітників: картка звернення

card-title = #{ $number } · { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ пошта
   *[other] { $channel }
  } · { $language }
card-subject = Тема: { $subject }
card-holder = Відповідає { $name }: { $why }
card-resolved = ✅ Вирішено: { $name }
card-why = Чому бот не відповів: { $why }
card-question = Запитання
card-earlier = Раніше
card-customer = Клієнт
card-bot = Бот
card-files = { $count ->
    [one] { $count } файл: { $names }
    [few] { $count } файли: { $names }
    [many] { $count } файлів: { $names }
   *[other] { $count } файлу: { $names }
  }
card-articles = Найближчі статті
card-article = { $place }. { $title } ({ $percent } %)
card-no-articles = Схожих статей немає.
button-take = Взяти
button-resolve = Вирішено
button-send = Надіслати відповідь { $place }
button-again = Надіслати ще раз
button-arrived = Дійшло

# Група співробітників: сповіщення

words-by-mail = ✉ { $name }
words-automatic = ⚙ Автоматичний лист ({ $kind })
answered-by-bot = 🤖 Бот відповів статтею «{ $article }»
repeat-mark = (можливо, повтор)
not-delivered = ⚠ { $name }: повідомлення не доставлено ({ $why })
not-shown = ⚠ Частину листування #{ $number } не вдалося показати в його темі: { $why }
bot-not-delivered = ⚠ { $name }: відповідь бота не доставлено ({ $why })
unsure-delivered = ❔ { $name }: під час надсилання перервався зв’язок. Невідомо, чи дійшло повідомлення.
settled-again = Надіслано ще раз ({ $name }).
settled-arrived = Позначено як доставлене ({ $name }).
fail-blocked = клієнт заблокував бота
fail-no-chat = клієнт не має відкритого чату з ботом
fail-no-right = бот не має права туди писати
fail-refused = повідомлення не прийняли
fail-refused-address = поштовий сервер не знає такої адреси
fail-topic-closed = тему закрито
fail-topic-gone = теми більше немає
fail-message-gone = повідомлення більше немає
fail-too-late = занадто пізно
fail-given-up = за добу надіслати не вдалося
fail-unsafe = лист не вдалося скласти безпечно
unreadable = ⚠ Повідомлення не вдалося прочитати ({ $channel ->
    [telegram] Telegram
    [mail] пошта
   *[other] { $channel }
  }, надходження { $number }): { $why }. Його збережено.
set-aside = ⚠ Повідомлення не вдалося обробити після { $count ->
    [one] { $count } спроби
    [few] { $count } спроб
    [many] { $count } спроб
   *[other] { $count } спроби
  } ({ $channel ->
    [telegram] Telegram
    [mail] пошта
   *[other] { $channel }
  }, надходження { $number }). Його збережено, переглянути: firstline aside

# Група співробітників: відповіді на кнопки й команди

toast-taken = #{ $number } тепер у вас.
toast-yours-already = #{ $number } уже у вас.
toast-resolved = #{ $number }: вирішено.
toast-sending = Уже надсилаємо.
toast-passed-on = Вам відповість співробітник.
refuse-not-an-agent = { $who }, вас немає у списку співробітників підтримки. Нічого не надіслано.
refuse-no-conversation = У цій темі поки немає звернень. Нічого не надіслано.
refuse-file-by-mail = Цей клієнт пише поштою, надсилати туди файли поки не можна. Нічого не надіслано.
refuse-unknown-command = Команди /{ $who } немає. Нічого не надіслано: повідомлення, що починаються з / або //, ніколи не йдуть клієнтові.
refuse-button-old = Ця кнопка більше не діє.
refuse-taken-already = Цим уже займається { $who }.
refuse-resolved-already = Це питання вже вирішено.
refuse-no-article = Цієї статті більше немає.
refuse-article-sent = Цю відповідь уже надіслано.
refuse-settled-already = Це вже позначено.

# Чому так вирішено

why-automatic = це повідомлення від програми ({ $kind })
why-started = клієнт натиснув «Старт»
why-from-agent = боту особисто написав співробітник підтримки
why-held = звернення веде співробітник
why-asked-for-person = клієнт попросив покликати співробітника
why-not-only-text = у повідомленні є файл або воно не текстове
why-picked = клієнт обрав «{ $article }»
why-thanks = клієнт подякував
why-small-talk = клієнт привітався
why-answer-to-answer = клієнт написав у відповідь на отриману відповідь
why-undelivered = відповідь бота не вдалося доставити
why-nothing-close = у базі знань немає нічого схожого
why-limit-address = { $count ->
    [one] за годину бот уже відповів на цю адресу { $count } раз
    [few] за годину бот уже відповів на цю адресу { $count } рази
    [many] за годину бот уже відповів на цю адресу { $count } разів
   *[other] за годину бот уже відповів на цю адресу { $count } раза
  }
why-limit-all = { $count ->
    [one] за годину бот уже дав { $count } відповідь
    [few] за годину бот уже дав { $count } відповіді
    [many] за годину бот уже дав { $count } відповідей
   *[other] за годину бот уже дав { $count } відповіді
  }
why-second-time = статтю «{ $article }» уже надсилали, вона не допомогла
why-sure = «{ $article }» підходить, { $percent } %
why-close = { $count ->
    [one] підходить { $count } стаття
    [few] підходять { $count } статті
    [many] підходить { $count } статей
   *[other] підходить { $count } статті
  }
why-unsure = найкраще підходить «{ $article }», { $percent } %: для відповіді цього замало
why-owner = { $name } веде цього клієнта
why-owner-gone = той, хто вів цього клієнта, більше не відповідає; тепер відповідає { $name }: найменше відкритих звернень ({ $count })
why-least-loaded = { $name } володіє { $language ->
    [en] англійською
    [ru] російською
    [uk] українською
    [ar] арабською
   *[other] мовою «{ $language }»
  }, і відкритих звернень найменше ({ $count })
why-nobody-speaks = ніхто не володіє { $language ->
    [en] англійською
    [ru] російською
    [uk] українською
    [ar] арабською
   *[other] мовою «{ $language }»
  }; відповідає { $name }: найменше відкритих звернень ({ $count })
why-took = { $name } бере звернення на себе
