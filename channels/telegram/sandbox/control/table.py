"""The control interface: every route of it."""

from starlette.routing import Route as WebRoute

from channels.telegram.sandbox.control import acting, document, knobs, setup, views
from channels.telegram.sandbox.control.endpoint import endpoint, page
from channels.telegram.sandbox.control.fields import (
    ARRAY,
    BOOLEAN,
    INTEGER,
    NUMBER,
    OBJECT,
    STRING,
    Route,
    needed,
    option,
)
from channels.telegram.sandbox.membership import STATUSES
from channels.telegram.sandbox.world import World

ANN, BOB, DESK, BOT = acting.ANN, acting.BOB, acting.DESK, 777000777
AS = needed("as", INTEGER, "who looks: a person's id")
ONE_BOT = option("bot", INTEGER, "a bot's id; left out: all bots, or the only one")
WAIT = (
    option("after", INTEGER, "answer as soon as the number is another than this"),
    option("wait", NUMBER, "or after so many seconds, 60 at most"),
)
SWITCH = (needed("on", BOOLEAN, "on or off"),)

_SETTING_UP = [
    Route(verb="POST", path="/sandbox/reset", deed=setup.reset, meaning="Forgets everything; real time."),
    Route(verb="POST", path="/sandbox/bots", deed=setup.put_bot,
          meaning="Makes a bot; the same token again changes what is given.", answer="{id, token, username}",
          fields=(option("token", STRING, "<id>:<secret>; left out: a new one"),
                  option("username", STRING, "@name"),
                  option("first_name", STRING, "name"),
                  option("can_read_all_group_messages", BOOLEAN, "privacy mode is off"),
                  option("has_topics_enabled", BOOLEAN, "its private chats can have topics"),
                  option("allows_users_to_create_topics", BOOLEAN, "and people may open them"),
                  option("supports_inline_queries", BOOLEAN, "inline mode is on")),
          example={"token": f"{BOT}:an-example", "username": "example_bot", "first_name": "Example"}),
    Route(verb="POST", path="/sandbox/users", deed=setup.put_user,
          meaning="Makes a person; the same id again changes what is given.", answer="a User",
          fields=(option("id", INTEGER, "left out: a new one"),
                  option("first_name", STRING, "needed at first"),
                  option("last_name", STRING, "family name"), option("username", STRING, "@name"),
                  option("language_code", STRING, "such as uk or pt-br"),
                  option("hides_in_forwards", BOOLEAN, "forwards show a name without the account"),
                  option("is_premium", BOOLEAN, "captions may have 4096 characters")),
          example={"id": ANN, "first_name": "Ann", "language_code": "en"}),
    Route(verb="POST", path="/sandbox/groups", deed=setup.put_group,
          meaning="Makes a group; the same id again changes what is given.", answer="a Chat",
          fields=(option("id", INTEGER, "negative; left out: a new one"),
                  option("title", STRING, "at first needed"),
                  option("is_forum", BOOLEAN, "with topics"), option("username", STRING, "@name, public"),
                  option("has_protected_content", BOOLEAN, "nothing of it may be copied or passed on"),
                  option("available_reactions", ARRAY, "the emoji that can be used here; left out: all"),
                  option("type", STRING, "supergroup if left out", "supergroup", "group")),
          example={"id": DESK, "title": "Desk", "is_forum": True}),
    Route(verb="POST", path="/sandbox/members", deed=setup.put_member,
          meaning="Says what somebody is in a group. Bots are told; there is no service message.",
          fields=(needed("chat", INTEGER, "the group"), needed("user", INTEGER, "a person's or a bot's id"),
                  needed("status", STRING, "what they are from now on", *STATUSES),
                  option("rights", OBJECT, "{can_manage_topics: true, ...}; left out: all")),
          example={"chat": DESK, "user": BOT, "status": "administrator"}),
    Route(verb="POST", path="/sandbox/act", deed=acting.act, meaning="A person does something.",
          answer="depends on the deed", fields=acting.EVERYWHERE, checked_by_deed=True,
          example={"as": ANN, "do": "send", "text": "My site is down"}),
]  # fmt: skip
_LOOKING = [
    Route(verb="GET", path="/sandbox/status", deed=knobs.show_status, meaning="All switches, and the clock.",
          answer="{bot_api, strict, pacing, clock}"),
    Route(verb="GET", path="/sandbox/chats", deed=views.show_chats, meaning="A person's chats.",
          answer="[Chat]; a private chat is shown as its bot", fields=(AS,), example={"as": ANN}),
    Route(verb="GET", path="/sandbox/chats/{id}", deed=views.show_chat, meaning="A chat as a person sees it.",
          answer="{chat, general, topics, pinned, blocked, messages}",
          fields=(needed("id", INTEGER, "the group; the bot or oneself for a private chat"), AS,
                  option("bot", INTEGER, "the bot whose file ids are shown"),
                  option("since", INTEGER, "no messages before this one"),
                  option("thread", INTEGER, "of this topic only"),
                  option("deleted", BOOLEAN, "deleted ones too")),
          example={"id": DESK, "as": BOB}),
    Route(verb="GET", path="/sandbox/answers", deed=views.show_answers,
          meaning="The answers to a person's pressed buttons.", answer="[{query_id, text, show_alert, at}]",
          fields=(AS,), example={"as": ANN}),
    Route(verb="GET", path="/sandbox/calls", deed=views.show_calls, meaning="The calls bots made.",
          answer="{calls: [{n, at, bot, method, params, ok, error_code, description}], last}",
          fields=(option("since", INTEGER, "after this number"), option("all", BOOLEAN, "getUpdates too")),
          example={"since": 0}),
    Route(verb="GET", path="/sandbox/transcript", deed=views.show_transcript, plain_text=True,
          meaning="Everything that happened, a line each.", answer="plain text"),
    Route(verb="GET", path="/sandbox/records", deed=views.show_records, meaning="All that is kept, by table.",
          answer="{table: [records as JSON text]}"),
    Route(verb="GET", path="/sandbox/updates/pending", deed=views.show_pending,
          meaning="Updates not yet confirmed, and getUpdates calls that wait.", answer="{count, polling}",
          fields=(ONE_BOT,), example={"bot": BOT}),
    Route(verb="GET", path="/sandbox/events", deed=knobs.wait_for_event,
          meaning="Waits until anything changes.",
          answer="{last, changed}; changed names the chats and tables", fields=WAIT, example={"after": 0}),
]  # fmt: skip
_KNOBS = [
    Route(verb="POST", path="/sandbox/faults", deed=knobs.put_fault,
          meaning="Makes the next matching calls fail.", answer="the fault",
          fields=(option("method", STRING, "of the Bot API; * or left out: any; download: fetching a file"),
                  option("contains", STRING, "only calls with this in their parameters"),
                  option("times", INTEGER, "so many calls; 1 if left out"),
                  needed("effect", OBJECT, "{error, description, retry_after, migrate_to_chat_id}, or "
                       "{cut: before or after the effect}, or {slow: seconds}, or {hang: seconds}")),
          example={"method": "sendMessage", "times": 2, "effect": {"error": 429, "retry_after": 5}}),
    Route(verb="GET", path="/sandbox/faults", deed=knobs.show_faults, meaning="The faults still to come.",
          answer="[{id, method, contains, times, effect}]"),
    Route(verb="DELETE", path="/sandbox/faults", deed=knobs.clear_faults, meaning="Takes all faults back."),
    Route(verb="POST", path="/sandbox/clock", deed=knobs.move_clock, meaning="Moves or stops time.",
          answer="{now, frozen, offset, version}",
          fields=(option("advance", NUMBER, "seconds forward"),
                  option("freeze", BOOLEAN, "time stands still"),
                  option("set", STRING, "makes this moment the present, ISO 8601")),
          example={"advance": 10800}),
    Route(verb="GET", path="/sandbox/clock", deed=knobs.show_clock, meaning="The time, or its next change.",
          answer="{now, frozen, offset, version}", fields=WAIT),
    Route(verb="POST", path="/sandbox/pacing", deed=knobs.switch_pacing, fields=SWITCH,
          meaning="Telegram's limits on sending.", example={"on": True}),
    Route(verb="POST", path="/sandbox/hosts", deed=knobs.put_host,
          meaning="Says where on this machine a webhook's host is, since no other is reached.",
          answer="all of them", fields=(needed("host", STRING, "as in the webhook's URL"),
                                        needed("base", STRING, "http://127.0.0.1:<port>; empty: forgotten")),
          example={"host": "bot.example", "base": "http://127.0.0.1:8443"}),
    Route(verb="POST", path="/sandbox/strict", deed=knobs.switch_strict, fields=SWITCH,
          meaning="Unknown parameters are refused; off: ignored, as Telegram does.", example={"on": False}),
]  # fmt: skip
ROUTES: list[Route] = [*_SETTING_UP, *_LOOKING, *_KNOBS]


def control_routes(world: World) -> list[WebRoute]:
    """The routes, bound to a world, and the description of them."""
    described = document.openapi(ROUTES)
    return [
        *(WebRoute(route.path, endpoint(world, route), methods=[route.verb]) for route in ROUTES),
        WebRoute("/sandbox/openapi.json", page(described), methods=["GET"]),
        WebRoute("/sandbox/docs", page(document.as_html(described)), methods=["GET"]),
    ]
