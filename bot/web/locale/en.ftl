# The trial page. Keys that begin with page- are filled in by the page itself: {name} and the like, no plurals.

page-title = Try Firstline: { $company }
page-language = Language
page-theme = Dark or light
page-keys = Keys
page-tour = Tour
page-reset = Start over
page-reset-sure = Everything written here goes, and the trial begins anew. Go on?
page-controls = Controls
page-clock = Time in the trial
page-hours = + 3 hours
page-day = + 1 day
page-relay = Mail relay
page-telegram = Telegram
page-works = works
page-broken = broken
page-refuses = refuses
page-break = Break
page-mend = Mend
page-customers = Customers
page-desk = Desk
page-why = What happened and why
page-why-short = Why
page-preparing = The last week is being played: { $number }
page-stopped = Firstline has stopped. Start it again, and this page goes on.
page-close = Close
page-cancel = Cancel
page-ok = OK

page-people = Who writes
page-new = New
page-new-title = A new customer
page-new-name = Name
page-new-language = Language
page-new-address = Mail address (leave empty for Telegram)
page-new-make = Let them write
page-by-telegram = by Telegram
page-by-mail = by mail
page-news = something new
page-block = Block the bot
page-unblock = Unblock the bot
page-blocked = { $name } has blocked the bot.
page-start = Start
page-start-hint = This is { $name }’s Telegram chat with the bot. Press Start, choose a question, or write one.
page-examples = Things to ask
page-kind-known = The bot knows this
page-kind-close = The bot asks back
page-kind-person = One for a person
page-write-as = Write as { $name }
page-message = Message of the customer
page-send = Send
page-attach = Attach a file
page-attach-photo = Photo
page-attach-document = Document
page-attach-voice = Voice message
page-take-out = Take { $name } out
page-too-large = A file may have up to 20 MB.
page-edit = Edit
page-edit-hint = Change your message
page-delete = Delete
page-reply = Reply
page-react = React
page-reactions = Reactions
page-no-reply = Do not reply
page-conversation = Messages

page-mail-hint = { $name } writes mails. Choose one below or write one; the answers appear here.
page-subject = Subject
page-mail-text = Text of the mail
page-send-mail = Send mail
page-reply-mail = Reply to this mail
page-quoted = Quoted text
page-no-subject = (no subject)
page-to = to { $name }

page-you-are = You are
page-topics = Topics
page-general-empty = Nothing here yet. Each customer who needs a person gets a topic of their own.
page-empty = Nothing here yet.
page-inside = // before a message keeps it inside
page-agent-message = Message of the agent
page-write-general = Write in General as { $name }
page-answer-as = Answer the customer as { $name }
page-closed = closed
page-closed-hint = Closed: it opens when the customer writes
page-pinned = Pinned
page-no-messages = No messages
page-edited = edited
page-opens = opens in a new tab
page-bot-answered = The bot says: { $text }

page-kind-photo = Photo
page-kind-document = Document
page-kind-voice = Voice message
page-kind-video = Video
page-kind-audio = Audio
page-kind-sticker = Sticker
page-kind-animation = GIF
page-kind-video_note = Round video
page-kind-location = Location
page-kind-contact = Contact
page-kind-venue = Venue
page-kind-poll = Poll
page-kind-dice = Dice
page-kind-other = A message of another kind
page-download = Save { $name }
page-topic-created = Topic “{ $name }” was created
page-topic-edited = The topic changed
page-topic-closed = The topic was closed
page-topic-reopened = The topic was opened again
page-message-pinned = A message was pinned
page-joined = { $name } joined
page-left = { $name } left
page-service = Something changed in the group

page-story-empty = Nothing has happened with { $name } yet.
page-owner = Looked after by { $name }
page-no-owner = Nobody looks after this customer yet.
page-scores = How well articles fit
page-next-try = next try at { $time }
page-details = What the other side said

page-step = Step { $number }
page-skip = Skip
page-next = Next
page-done = Done!
page-end-tour = End the tour
page-show-me = Show me
page-tour-start-title = New here?
page-tour-start = Seven small steps show what Firstline does. You play everybody: customers, agents, even the mail server.
page-tour-begin = Begin
page-tour-later = Look around by myself
page-tour-1-title = Ask something the bot knows
page-tour-1 = You are Ann. Choose the first question under “Things to ask”. The bot is sure of this one and answers at once.
page-tour-2-title = Let the bot ask back
page-tour-2 = Now send just “Invoice”. Several articles fit, so the bot asks which one is meant. Press one of its buttons.
page-tour-3-title = Ask for a person
page-tour-3 = Send the third question. Nothing in the knowledge base fits, so it goes to a person. Under “What happened and why” you see to whom, and why.
page-tour-4-title = Answer at the desk
page-tour-4 = This is your team’s Telegram group. The agent who got Ann is chosen already: write an answer in her topic.
page-tour-5-title = A mail comes to the same desk
page-tour-5 = Now you are Ben, who writes mails. Choose “A visit to our school” and send it. It comes to the same desk.
page-tour-6-title = Break the mail server
page-tour-6 = Break the mail relay at the top (on a phone under Controls), then answer Ben from the desk. His answer waits, and nothing is lost. Mend the relay: it leaves by itself.
page-tour-7-title = The next day, the same person
page-tour-7 = Let a day pass, then let Ann ask the third question again. She comes to the agent who knows her.
page-tour-end-title = That is Firstline
page-tour-end = Go on as you like: write in Arabic, send a file, block the bot. With a bot token of your own, the same program answers your customers.

page-keys-title = With the keyboard
page-keys-panes = F6 and Shift+F6: to the next or the previous part of the page
page-keys-lists = Arrow keys: through customers, topics and messages
page-keys-enter = Enter: send a message; Shift+Enter: a new line
page-keys-mail = Ctrl+Enter: send a mail
page-keys-message = On a message, R: reply, E: edit, Plus: react
page-keys-escape = Escape: leave a reply, an edit or a window

story-title = Conversation { $number }
story-state-answered = answered by the bot
story-state-asked = the bot has asked back
story-state-open = with { $name }
story-state-resolved = resolved
story-said = The customer wrote
story-decision-answer = The bot answered by itself
story-decision-clarify = The bot asked back
story-decision-hand-off = A person has to answer
story-decision-attach = Added to the conversation a person holds
story-decision-set-aside = Nobody has to act
story-event-handed-over = { $name } gets it
story-event-taken = { $name } took it
story-event-resolved = { $name } resolved it
story-event-reopened = { $name } opened it again
story-event-transferred = { $name } passed it on
story-event-snoozed = { $name } put it off
story-event-helped = The customer says that it helped
story-event-picked = The customer chose what was meant
story-to-bot-telegram = The bot’s message, by Telegram
story-to-bot-relay = The bot’s message, by mail
story-to-agent-telegram = A person’s answer, by Telegram
story-to-agent-relay = A person’s answer, by mail
story-to-card = The card at the desk
story-to-desk = A message at the desk
story-to-topic = The topic at the desk
story-fate-sent = { $count ->
    [0] delivered
    [1] delivered
    [one] delivered at attempt { $count }
   *[other] delivered at attempt { $count }
}
story-fate-queued = { $count ->
    [0] waits
    [one] waits, tried { $count } time
   *[other] waits, tried { $count } times
}
story-fate-sending = is being sent
story-fate-failed = could not be delivered
story-fate-unknown = nobody knows whether it arrived
