"""The control interface: every route of it."""

from starlette.routing import Route

from channels.telegram.sandbox.control import acting, knobs, setup, views
from channels.telegram.sandbox.control.endpoint import Deed, endpoint
from channels.telegram.sandbox.world import World

ROUTES: list[tuple[str, str, Deed]] = [
    ("POST", "/sandbox/reset", setup.reset),
    ("POST", "/sandbox/bots", setup.put_bot),
    ("POST", "/sandbox/users", setup.put_user),
    ("POST", "/sandbox/groups", setup.put_group),
    ("POST", "/sandbox/members", setup.put_member),
    ("POST", "/sandbox/act", acting.act),
    ("GET", "/sandbox/chats", views.show_chats),
    ("GET", "/sandbox/chats/{id}", views.show_chat),
    ("GET", "/sandbox/answers", views.show_answers),
    ("GET", "/sandbox/calls", views.show_calls),
    ("GET", "/sandbox/transcript", views.show_transcript),
    ("GET", "/sandbox/records", views.show_records),
    ("GET", "/sandbox/updates/pending", views.show_pending),
    ("POST", "/sandbox/faults", knobs.put_fault),
    ("GET", "/sandbox/faults", knobs.show_faults),
    ("DELETE", "/sandbox/faults", knobs.clear_faults),
    ("POST", "/sandbox/clock", knobs.move_clock),
    ("GET", "/sandbox/clock", knobs.show_clock),
    ("POST", "/sandbox/pacing", knobs.switch_pacing),
    ("GET", "/sandbox/events", knobs.wait_for_event),
]


def control_routes(world: World) -> list[Route]:
    """The routes, bound to a world."""
    return [Route(path, endpoint(world, deed), methods=[method]) for method, path, deed in ROUTES]
