# What customers read

answer-note-chat = This answer comes from the automatic assistant of { $company }. If it does not help, press the button below and a person will read your message.
answer-note-mail = This answer comes from the automatic assistant of { $company }. If it does not help, simply reply to this mail: a person will read it.
answer-other-language = We have this answer in { $language ->
    [en] English
    [ru] Russian
    [uk] Ukrainian
    [ar] Arabic
   *[other] another language
  } only. If you would rather be answered in your own language, a person will do it.
clarify-chat = I am an automatic assistant and want to be sure I understand you. Which of these do you mean?
clarify-mail = I want to be sure I understand you. Which of these do you mean?
clarify-mail-how = Reply with just the number. If you reply in your own words instead, a person will read them. ({ $company }, automatic assistant)
button-helped = 👍 That helped
button-human = 👤 Talk to a person
button-something-else = Something else
passed-on = I have passed your message on to { $name }, who will answer you here.
passed-on-in-minutes = I have passed your message on to { $name }, who will answer you here, usually within { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }.
passed-on-in-hours = I have passed your message on to { $name }, who will answer you here, usually within { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }.
welcome = Welcome! I am the automatic assistant of { $company }. Write your question here: if I am sure of the answer, you get it at once; if not, a person will answer you. You can ask for a person at any time with /human.
greeting = Hello! How can we help you?
thanks = You are welcome! If anything else comes up, just write.
glad = Glad that it helped!
agent-private = You answer customers of { $company }, so what you write to me here goes to nobody. Please write in the group; to see what customers see, write from another account.
language-name = English
help = Write your question in your own words: if I am sure of the answer, you get it at once; if not, a person of { $company } will answer you here.

    Talk to a person: /human
    Begin a new matter: /new
    Choose your language: /lang
    What we keep about you: /privacy
choose-language = Which language shall we write in?
language-set = From now on we write to you in English.
new-matter = What is your new question about? Just write it here.
new-matter-beside = What is your new question about? Just write it here. { $name } goes on with what you wrote before.
passed-on-already = { $name } has your messages already and will answer you here.
privacy = { $company } keeps your name and your number at Telegram, the language you write in, and what is written in this chat, so that your questions can be answered. The people of { $company } who answer can read it; it is passed on to nobody else. If you want it deleted, say so with the button below: a person will see to it and write to you here.
button-erase = 🗑 Please delete it
toast-passed-on-already = Passed on already: a person will answer you.
join-ask = This link comes from a mail of { $company }. If you join, what you write here and your mails belong together, and the same person goes on with you. Was the mail for you?
button-join = Yes, join
button-not-join = No
joined = Joined. What is known from your mails need not be told again.
join-left = Good, nothing was joined. You can simply write here.
join-gone = This link is used or too old. You can simply write here.
withheld-told = { $kind ->
    [poll] A poll
    [story] A story
    [paid_media] Paid content
    [checklist] A checklist
    [game] A game
   *[other] What you sent
  } cannot be passed on from here. Please describe it in words, or send a picture of it.
many-messages = All your messages have arrived, nothing is lost. Somebody reads them together, so the answer may take a little longer.
menu-human = Talk to a person
menu-new = Begin a new matter
menu-lang = Choose your language
menu-privacy = What we keep about you
menu-help = How this works
no-subject = Your message to { $company }
no-more-automatic = No more automatic answers by mail? Send this mail, and only people will answer you:
continue-in-telegram = To go on in Telegram:
quote-heading = You wrote:
signature = { $name }, { $company }

# The desk: the card of a conversation

card-title = #{ $number } · { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ mail
   *[other] { $channel }
  } · { $language }
card-person = 👤 { $name }
card-also = also: { $also }
card-subject = Subject: { $subject }
card-holder = For { $name }: { $why }
card-waiting = ⏳ Waiting since { $since }
card-answered = 💬 Answered: we wait for the customer
card-snoozed = 💤 Put off until { $until }
card-resolved = ✅ Resolved by { $name }
card-why = Why the bot did not answer: { $why }
card-question = Question
card-last = Last message
card-earlier = Earlier
card-customer = Customer
card-bot = Bot
card-files = { $count ->
    [one] { $count } file: { $names }
   *[other] { $count } files: { $names }
  }
card-parts = Several questions
card-part-sure = ✔ “{ $about }” → { $title }
card-part-unsure = ❔ “{ $about }” → perhaps { $title }
card-part-unknown = ✖ “{ $about }” → no article
card-articles = Closest articles
card-article = { $place }. { $title } ({ $percent } %)
card-no-articles = No article comes close.
button-take = Take
button-transfer = Transfer
button-resolve = Resolve
button-reopen = Reopen
button-suggest = Suggest answer
button-more = More
button-send = ✅ Send
button-next = Another
button-drop = Put away
button-snooze-2 = 💤 2 hours
button-snooze-24 = 💤 1 day
button-spam = Spam
button-block = Block
button-info = Info
button-history = History
button-again = Send again
button-arrived = It arrived
button-retry = Try again
button-other = Use { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ mail
   *[other] { $channel }
  }
card-which = Which article was it? One press teaches the bot.
button-no-link = None of these
button-unlink = ↩ Not so: forget it
linked-new = Linked to “{ $title }”. Whoever asks in these words gets it from now on.
linked-known = Linked to “{ $title }”, which has this wording already.
linked-taken = Linked to “{ $title }”. This wording stands in “{ $article }”, so it was not learned: please look at both articles.
linked-long = Linked to “{ $title }”. The question is too long or has several parts, so its words were not learned.
linked-none = No article answers it. It counts for /gaps.
unlinked = Forgotten.
gaps-title = { $count ->
    [one] { $count } question of the last 30 days found no article. Worth writing one:
   *[other] { $count } questions of the last 30 days found no article. Worth writing one:
  }
gaps-line = { $count } × { $about }
gaps-nothing = Nothing: every question of the last 30 days found its article.

# The desk: notices

words-by-mail = ✉ { $name }
words-outside = #{ $number } { $name } { $channel ->
    [telegram] ✈
    [mail] ✉
   *[other] ·
  }
words-automatic = ⚙ Automatic mail: { $why }
erasure-question = 🗑 Please delete what you keep about me.
joined-here = 🔗 { $name } now writes by Telegram too: joined by a link out of a mail.
joined-elsewhere = 🔗 This customer is the same as “{ $name }”: it goes on in that topic.
out-of-reach = 🚫 { $name } has blocked the bot. What you write to them here does not arrive.
out-of-reach-but-mail = 🚫 { $name } has blocked the bot. What you write to them here does not arrive; their mail address is known, and one press sends it there.
reached-again = 🟢 { $name } has taken the bot back and can be reached again.
withheld = ⚠ { $name } sent { $kind ->
    [poll] a poll
    [story] a story
    [paid_media] paid content
    [checklist] a checklist
    [game] a game
   *[other] something
  } that cannot be shown here. They were asked to describe it.
answered-by-bot = 🤖 Answered by the bot: { $article }
agent-direct = You get a message here whenever something becomes yours. /stop ends that.
agent-direct-no-more = No more messages from here. /start brings them back.
repeat-mark = (may be a repeat)
too-many-mails = { $count ->
    [one] 🌊 { $name } has sent more than { $count } mail within { $minutes } minutes. What comes beyond is kept and set aside: firstline aside
   *[other] 🌊 { $name } has sent more than { $count } mails within { $minutes } minutes. What comes beyond is kept and set aside: firstline aside
  }
card-sender-proven = ✔ The sender's own mail domain vouches for this mail
card-sender-unproven = ❔ Nothing proves that this mail is from its sender
card-sender-disowned = ⛔ The sender's own mail domain says that this mail is not theirs
mailbox-unreachable = 📪 No mail comes from the mailbox { $mailbox }: it has not been reached for ten minutes. It is tried again by itself.
mailbox-refused = 📪 No mail comes from the mailbox { $mailbox }: its server refuses us (login, certificate or folder). What to mend: firstline check
mailbox-back = 📬 Mail comes from the mailbox { $mailbox } again, with what was sent meanwhile.
bounce-delayed = ⏳ The mail to { $name } has not arrived yet; the mail servers go on trying
not-delivered = ⚠ Not delivered to { $name }: { $why }
not-shown = ⚠ Something of #{ $number } could not be shown in its topic: { $why }
last-words = The last messages so far:
desk-unreachable = ⚠ Nothing can be posted in the group { $number }. Is the bot still in it, and may it write? Nothing is lost: it all waits. To look: firstline check
desk-reachable = ✅ The group { $number } can be reached again. What waited for it is posted now.
desk-moved = ℹ Telegram has given this group another id. The work goes on; please put { $new } in place of { $old } into settings.yaml.
desk-left-behind = ⚠ { $name } wrote this before the group got another id, and nobody can tell any more whom it answers. Please send it again as a reply: “{ $text }”
desk-resettled = ℹ settings.yaml has changed: these matters have somebody else now, or stand in this group from now on:
desk-no-topics = ⚠ This group has no topics. The work goes on here: every message begins with its number, and you answer by replying to it. Better: switch topics on in the group's settings.
desk-no-right = ⚠ The bot may not manage topics any more. Until it may, new customers are shown here: every message begins with its number, and you answer by replying to it.
desk-topics-again = ✅ Topics can be made again: the next message of each customer gets one.
desk-topic = Desk
desk-general-hidden = ℹ General is hidden, so what belongs there is posted here.
desk-agent-left = { $name } has left the group and gets no new matters. Whoever has them now:
transfer-whom = To whom does #{ $number } go?
transfer-to = { $name } · { $count }
transfer-to-away = { $name } · { $count } · away
transfer-done = #{ $number } is with { $name } now ({ $by }).
transfer-notice = { $name }, #{ $number } is yours now, from { $by }.
transfer-moved = ➡ #{ $number } goes on in another group.
transfer-skill = Knows this better
transfer-language = Speaks the language
transfer-shift = My shift ends
snooze-over = ⏰ { $name }, #{ $number } is back.
files-too-large = ⚠ Too large to be shown here (50 MB at most). The admin of the bot finds it in the data folder:
file-kept = { $name }, { $size } MB: { $path }
reacted = { $name } reacted: { $emoji }
role-over = { $name } takes over.
role-help = { $name } helps.
button-over = Take over
button-help = Help once
ask-role = { $name } holds this. Do you help once, or take over? Your message waits until you choose.
ask-role-resolved = { $name } has resolved this. Do you help once, or take over and open it again? Your message waits until you choose.
edit-failed = ⚠ The change did not reach { $name }: { $why }
undo-failed = ⚠ This could not be taken back from { $name }: { $why }
undone = Taken back.
changed = ✎ changed:
changed-other = { $kind ->
    [location] 📍 This place is shared live and moves on; here it stands as it was when it came.
   *[other] ✎ This was changed in a way that cannot be shown here.
  }
which-matter = Which matter does this belong to? It waits until you choose. (A reply to a card or a message says it at once.)
which-one = #{ $number } { $channel ->
    [telegram] ✈
    [mail] ✉
   *[other] ·
  } { $about }
which-settled = ➡ #{ $number }
preview = Preview, not sent yet: { $title }
preview-dropped = Put away: { $title }
answers-title = Answers. To look at one before it goes out: /reply and its name, or words.
answers-line = { $article } – { $title }
answers-more = … and { $count } more, which /reply and words find
taught = 📝 Draft { $number } of an article is kept for the knowledge base:
direct-yours = #{ $number } { $name }: this is for you.
more-title = #{ $number }: more
info-title = 👤 { $name } · C{ $number }
info-language = Language: { $language ->
    [en] English
    [ru] Russian
    [uk] Ukrainian
    [ar] Arabic
   *[other] “{ $language }”
  }
info-owner = Looked after by { $name }
info-count = Matters: { $count }, open: { $opened }
info-since = First wrote: { $since }
info-blocked = ⛔ Blocked
history-title = Earlier matters
history-line = #{ $number } · { $since } · { $state } · { $about }
state-answered = answered by the bot
state-asked = the bot has asked back
state-open = open
state-resolved = resolved
queue-title = Queue
queue-empty = Nobody waits.
queue-overdue = 🔴 Overdue: { $count }
queue-waiting = ⏳ Waiting: { $count }
queue-more = … and { $count } more
queue-by-agent = By agent
queue-agent = { $name }: { $count } open, { $waiting } waiting
mine-title = With you: { $count }
aside-title = Set aside: kept, and nobody has to act. What is a person's message after all goes to its owner with "Restore".
aside-nothing = Nothing is set aside.
aside-line = { $number } · { $since } · { $channel ->
    [telegram] Telegram
    [mail] mail
   *[other] { $channel }
  } · { $sender }
aside-words = { $subject } · { $about }
aside-digest = { $count ->
    [one] 📥 { $count } message was set aside since yesterday: /aside
   *[other] 📥 { $count } messages were set aside since yesterday: /aside
  }
button-restore = ↩ Restore { $number }
button-let-go = ✓ Let { $number } go
button-raw = 📎 File { $number }
toast-restored = It goes to a person.
toast-let-go = Off the list.
toast-raw = The file is about to appear in General.
find-nothing = Nobody found.
find-line = { $name } · { $where }
stats = Open: { $opened }. Today (UTC) the bot answered: { $answered }; handed over to people: { $handed }.
desk-help = 
    In a customer's topic: whatever you write goes to the customer; // or /note stays inside.
    /undo – reply with it to a message of yours: the customer's copy goes
    /take – take it
    /transfer – give it to somebody
    /resolve – done
    /reopen – open again
    /snooze 2h – rest
    /reply – the answers; with a name or words, one to look at and send
    /teach – article from it
    /article – which article it was
    /card – post the card again
    /note – stays inside
    /block – block the customer
    /unblock – listen to them again
    /info – who is it
    /history – earlier matters
    Anywhere:
    /queue – who waits
    /mine – with you
    /find – customers
    /kb – articles
    /gaps – worth an article
    /aside – what was set aside; /aside 12 – number 12 as a file
    /stats – today
    /away – no new matters for you
    /back – here again
    /check – the set-up
bot-not-delivered = ⚠ The bot's answer to { $name } was not delivered: { $why }
bounce-cause = { $cause ->
    [no-address] there is no such address
    [no-domain] there is no such mail domain
    [disabled] the mailbox is closed
    [full] the mailbox is full
    [too-large] the mail is too large
    [spam] the mail was taken for spam
    [sender] the other server does not accept our address as the sender
    [too-many] too many mails at once
    [unreachable] the other server cannot be reached
    [loop] the mail goes round in circles
    [policy] the other server refuses it
   *[other] the other server gives no reason
  }
unsure-delivered = ❔ The connection broke while this was being sent to { $name }: it may or may not have arrived.
settled-again = Sent again by { $name }.
settled-arrived = Marked as arrived by { $name }.
settled-retry = 🔁 { $name } tries again.
settled-other = ➡ #{ $number } goes on by { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ mail
   *[other] { $channel }
  } ({ $name }).
settled-after = ⚠ Not delivered to { $name }. { $told }
fail-blocked = the customer has blocked the bot
fail-no-chat = the customer has no open chat with the bot
fail-no-right = the bot has no right to write there
fail-no-topics = the group has no topics
fail-not-member = the bot is not in the group
fail-refused = it was refused
fail-refused-address = the mail server does not know this address
fail-topic-closed = the topic is closed
fail-topic-gone = the topic is gone
fail-message-gone = the message is gone
fail-too-late = it came too late
fail-given-up = it could not be sent within a day
fail-unsafe = the mail could not be written safely
fail-file-gone = the file is no longer there
fail-file-too-large = the file is too large
fail-protected = Telegram forbids to copy it (protected content)
unreadable = ⚠ A message could not be read ({ $channel ->
    [telegram] Telegram
    [mail] mail
   *[other] { $channel }
  }, arrival { $number }): { $why }. It is kept.
unreadable-more = ⚠ More messages cannot be read. They are kept; for an hour no line is written here about each: /aside
unreadable-why = { $reason ->
    [no-header] it has no mail header
    [header-too-large] its header is larger than any person's mail has
    [no-sender] it names no sender one could answer
    [too-many-parts] it has more parts than any person's mail
    [too-deep] its parts are nested deeper than in any person's mail
    [too-slow] reading it took too long
    [reader-ended] reading it ended the program that reads mails
    [too-large] reading it needs too much memory
    [unknown-shape] it has a form nobody knows
   *[other] something in it is broken
  }
set-aside = ⚠ A message could not be handled after { $count ->
    [one] { $count } try
   *[other] { $count } tries
  } ({ $channel ->
    [telegram] Telegram
    [mail] mail
   *[other] { $channel }
  }, arrival { $number }). It is kept; to see it: firstline aside

# The desk: answers to buttons and commands

toast-checking = Looking, it takes some seconds.
toast-taken = #{ $number } is yours.
toast-yours-already = #{ $number } is yours already.
toast-resolved = #{ $number } is resolved.
toast-reopened = #{ $number } is open again.
toast-snoozed = 💤 #{ $number } rests until { $until }.
toast-blocked = ⛔ { $name } is blocked: nothing more comes from there.
toast-unblocked = { $name } is not blocked any more.
toast-choose = Please choose.
toast-preview = Have a look, then press Send.
toast-shown = Shown below.
toast-away = You get no new matters until /back.
toast-back = Welcome back.
toast-sending = On its way.
toast-passed-on = A person will answer you.
refuse-not-an-agent = { $who }, you are not on the list of agents. Nothing was sent. Whoever looks after settings.yaml can add you under “agents”.
refuse-no-conversation = There is no conversation in this topic yet. Nothing was sent.
refuse-file-by-mail = This cannot be sent by mail. Nothing was sent.
refuse-file-too-large = A file of more than 20 MB cannot be sent by mail from here. Nothing was sent.
refuse-edit-inside = The customer has this message as it was. To take it back, reply to it with /undo.
refuse-edit-by-mail = A mail that was sent cannot be changed. The customer has it as it was.
refuse-edit-other = This change does not reach the customer: they have it as it was. If it matters, write it.
refuse-undo-too-late = Telegram lets nothing be taken back after 48 hours.
refuse-undo-too-late-partly = Taken back only in part: Telegram lets nothing be taken back after 48 hours.
refuse-undo-by-mail = A mail that was sent cannot be taken back.
refuse-undo-by-mail-partly = Taken back only in part: what waited does not go out, but a mail that was sent cannot be taken back.
refuse-undo-nothing = Nothing of this went to a customer.
refuse-undo-not-yours = Only who wrote a message can take it back.
refuse-undo-what = Reply with /undo to the message of yours that is to be taken back.
refuse-unknown-command = There is no command /{ $who }. Nothing was sent; a message beginning with / or // never goes to the customer. All commands: /help
refuse-button-old = This button no longer works.
refuse-not-aside = Number { $who } is not, or no longer, set aside.
refuse-taken-already = { $who } has already taken this.
refuse-resolved-already = This is resolved already. To go on with it: /reopen
refuse-open-already = This is open already.
refuse-holds-already = { $who } has this already.
refuse-nobody-of-that-name = There is no agent called { $who }. Who there is: /transfer
refuse-nobody-else = There is nobody else.
refuse-changed-since = This has changed since: please look at the card.
refuse-no-duration = Please say how long, e.g. 30m, 2h or 3d (90 days at most).
refuse-no-words = Please add what you look for.
refuse-only-in-a-topic = /{ $who } works in a customer's topic, or in reply to a customer's message.
refuse-which-one = Several matters are open: please reply to the card you mean with /{ $who }.
refuse-whose = I cannot tell which customer that message of mine is about. Nothing was sent. Please reply to its newer copy.
refuse-not-yours = { $who } wrote this and chooses.
refuse-no-card = This matter has no card.
refuse-nothing-to-teach = There is no answer to teach yet: write it behind /teach.
refuse-anonymous = You write here as the group, so nobody can know who you are. Nothing was sent. In the list of administrators switch “Remain anonymous” off; buttons work anyway.
refuse-no-article = There is no such article. All of them: /reply
refuse-nothing-to-link = There is no single question here that the bot could learn from.
refuse-which-article = Please add a number of the card, an article's name or words, none, or undo.
refuse-article-sent = That answer has been sent already.
refuse-settled-already = That is settled already.
refuse-no-other-way = There is no other way to this customer any more.

# The check of the set-up

check-good = ✓ Everything that was looked at is in order.
check-used = In the last hour { $count } calls went to the group, { $most } in its busiest minute; Telegram allows { $number } a minute.
check-token-refused = Telegram refuses the token. Copy it anew from @BotFather.
check-telegram-unreachable = Telegram cannot be asked: { $why }
check-other-program = Another program fetches the updates of this bot, perhaps a Firstline elsewhere.
check-no-updates = Telegram does not show the waiting updates: { $why }
check-webhook-leftover = A webhook is set for this bot ({ $place }), so updates cannot be fetched. Delete it (Bot API method deleteWebhook), or set channels.telegram.receive to webhook.
check-webhook-elsewhere = Telegram brings updates to { $place }, not to channels.telegram.webhook.url. Start Firstline, which sets it; if it changes again, another program uses this bot.
check-webhook-trouble = Telegram cannot bring updates to channels.telegram.webhook.url: { $why }. Waiting: { $count }.
check-group-unseen = { $why }. Is the number right (with -100 in front), and is the bot in the group?
check-group-number = The number lacks its -100 in front: write { $number } in desk.groups.
check-group-moved = The group has become a supergroup with another number: write { $number } in desk.groups.
check-agent-missing = Agent { $name } ({ $number }) is not in the group. Invite them, or mend the number.
check-agent-anonymous = Agent { $name } is an anonymous administrator, so what they write belongs to nobody. Switch “Remain anonymous” off for them.
check-no-topics = Topics are off. Switch them on in the group's settings.
check-no-admin = The bot is no administrator. Make it one, with the right to manage topics.
check-no-right-topics = The bot may not manage topics. Give it that right.
check-no-right-delete = The bot may not delete messages. Give it that right.
check-no-right-pin = The bot may not pin messages. Give it that right.
check-privacy = The bot sees only commands and replies to it (privacy mode). Make it an administrator, or switch the mode off at @BotFather (/setprivacy).
check-topic-not-made = A topic could not be made for a trial: { $why }. Has the bot the right to manage topics?
check-not-written = A message could not be written for a trial: { $why }. May the bot write in the group?
check-topic-not-deleted = What was made for a trial could not be deleted: { $why }. Delete “{ $name }” yourself, and give the bot the right to delete messages.
check-clock = Our clock and Telegram's differ by { $count } s. Set the time of the machine, best by NTP.
check-budget = The group took { $most } calls in its busiest minute of the last hour, which is all that Telegram allows. What is less urgent waits; a second group under desk.groups brings more room.
check-relay = The mail relay does not take us: { $why }. See channels.mail.relay.
check-mailbox = The mailbox { $place } cannot be read: { $why }

# Why something was decided

why-automatic = { $kind ->
    [answer] it is an automatic reply
    [report] it is a delivery report
    [receipt] it is a read receipt
    [bulk] it is a mail to many, such as a newsletter
    [list] it is from a mailing list
    [own] it is a mail of our own that came back
    [loop] it is a mail that goes round in circles
    [no-reply] its sender takes no answers
   *[other] it is from a program
  } ({ $sign ->
    [form] seen by its form
    [no-return] seen by its missing return address
    [sender] seen by its sender
    [subject] seen by its subject
   *[other] seen by its header
  })
why-by-hand = { $sign ->
    [list] it came through a mailing group: only a person may answer
    [form] it came through a web form: only a person may answer
    [encrypted] it is encrypted: only a person with the key can read it
    [restored] an agent has taken it off the list of what was set aside: a person answers
   *[other] its sender asks for no automatic answers: only a person may answer
  }
why-started = the customer pressed Start
why-command = the customer used a command ({ $kind })
why-wants-erasure = the customer wants their data deleted
why-from-agent = an agent wrote to the bot privately
why-held = a person holds this conversation
why-asked-for-person = the customer asked for a person
why-not-only-text = it has a file or is no text
why-picked = the customer chose “{ $article }”
why-thanks = the customer said thanks
why-small-talk = it asks nothing: a greeting, or polite words
why-answer-to-answer = the customer replied to the answer they were given
why-angry = the customer is not content with the answer
why-undelivered = the bot's answer could not be delivered
why-nothing-close = nothing in the knowledge base is close
why-other-language = the closest article, “{ $article }”, does not exist in the customer's language
why-not-all = it asks several things, and not all of them can be answered surely
why-flood = { $count ->
    [one] more than { $count } message from this sender within { $minutes } minutes
   *[other] more than { $count } messages from this sender within { $minutes } minutes
  }
why-sender-disowned = the sender's own mail domain says that this mail is not theirs
why-unsubscribed = the customer asks for no more automatic mail
why-no-automatic = the customer wants no automatic mail
why-answers-another = it answers a mail of ours that went to somebody else
why-echo = the bot's own words came back
why-same-words = the bot has answered the same words before
why-limit-day = { $count ->
    [one] the bot has answered this address { $count } time within a day
   *[other] the bot has answered this address { $count } times within a day
  }
why-limit-domain = { $count ->
    [one] the bot has answered this mail domain { $count } time within an hour
   *[other] the bot has answered this mail domain { $count } times within an hour
  }
why-from-ourselves = it gives one of our own addresses as its sender
why-limit-address = { $count ->
    [one] the bot has answered this address { $count } time within an hour
   *[other] the bot has answered this address { $count } times within an hour
  }
why-limit-all = { $count ->
    [one] the bot has given { $count } answer within an hour
   *[other] the bot has given { $count } answers within an hour
  }
why-second-time = “{ $article }” was sent before and did not help
why-sure = “{ $article }” fits, { $percent } %
why-close = { $count ->
    [one] { $count } article is close
   *[other] { $count } articles are close
  }
why-unsure = best is “{ $article }” with { $percent } %, too little to answer
why-owner = { $name } looks after this customer
why-owner-away = { $name } stands in for { $owner }, who is away
why-owner-gone = the agent who looked after this customer has left; { $name } has the fewest open conversations ({ $count })
why-least-loaded = { $name } speaks { $language ->
    [en] English
    [ru] Russian
    [uk] Ukrainian
    [ar] Arabic
   *[other] “{ $language }”
  } and has the fewest open conversations ({ $count })
why-nobody-speaks = nobody speaks { $language ->
    [en] English
    [ru] Russian
    [uk] Ukrainian
    [ar] Arabic
   *[other] “{ $language }”
  }; { $name } has the fewest open conversations ({ $count })
why-took = { $name } took the conversation
why-transferred = { $name } transferred it to { $to }
why-reopened = { $name } reopened it
why-blocked-customer = an agent has blocked this customer
