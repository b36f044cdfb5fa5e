"""Places: standing, moving, and with a name."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.methods.editing import changed, own_message
from channels.telegram.sandbox.methods.sending import answer
from channels.telegram.sandbox.records import Json, Message

FOREVER = 0x7FFFFFFF
"""A live location with this period never ends."""
LIVE = range(60, 86_401)
POINT = ("latitude", "longitude", "horizontal_accuracy")
MOVING = ("live_period", "heading", "proximity_alert_radius")
VENUE = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


def send_location(calling: Calling) -> object:
    """sendLocation; live with a live_period."""
    location = _place(calling.params)
    if calling.get("live_period"):
        _check_period(calling.params["live_period"])
        location.update(_given(calling.params, MOVING))
    return answer(calling, {"location": location})


def send_venue(calling: Calling) -> object:
    """sendVenue: a place with a name."""
    location = _place(calling.params)
    venue = {"location": location, **_given(calling.params, VENUE)}
    return answer(calling, {"venue": venue, "location": location})


def edit_message_live_location(calling: Calling) -> object:
    """editMessageLiveLocation, until it ends."""
    if "latitude" not in calling.params or "longitude" not in calling.params:
        raise bad_request("latitude and longitude must be specified")
    message, location = _live(calling)
    period = calling.get("live_period") or location["live_period"]
    _check_period(period)
    moved = {**_place(calling.params), **_given(calling.params, MOVING), "live_period": period}
    return changed(calling, message, {**message.content, "location": moved}, None)


def stop_message_live_location(calling: Calling) -> object:
    """stopMessageLiveLocation: from then on it is a place like any other."""
    message, location = _live(calling)
    return changed(calling, message, {**message.content, "location": _given(location, POINT)}, None)


def _live(calling: Calling) -> tuple[Message, Json]:
    message = own_message(calling)
    location: Json = message.content.get("location", {})
    if "live_period" not in location:
        raise bad_request("there is no live location in the message to edit")
    ends = message.date + location["live_period"]
    if location["live_period"] != FOREVER and calling.world.clock.now() >= ends:
        raise bad_request("message can't be edited")
    return message, location


def _place(said: Json) -> Json:
    if abs(said["latitude"]) > 90 or abs(said["longitude"]) > 180:
        raise bad_request("invalid location specified")
    return _given(said, POINT)


def _check_period(seconds: int) -> None:
    if seconds not in LIVE and seconds != FOREVER:
        raise bad_request("wrong live location period specified")


def _given(said: Json, names: tuple[str, ...]) -> Json:
    return {name: said[name] for name in names if name in said}
