"""Deliveries of unknown fate, settled by somebody who knows."""

from bot.deeds.at import At, Told
from bot.receipts import delivered
from bot.store import outbox, sending
from routing import desk_actions as desk


def send_again(at: At, action: desk.SendAgain) -> Told:
    """It goes out again."""
    found = sending.find(at.tx, action.delivery)
    if found is None or found[1] != "unknown":
        return at.settled_otherwise()
    outbox.queue_again(at.tx, found[0], at.now, "sent again by an agent", repeated=True)
    told = at.firm.say("settled-again", name=action.agent.name)
    at.settle_notice(told, found[0].customer)
    return Told(told)


def it_arrived(at: At, action: desk.ItArrived) -> Told:
    """It counts as sent."""
    found = sending.find(at.tx, action.delivery)
    if found is None or found[1] != "unknown":
        return at.settled_otherwise()
    outbox.believe(at.tx, found[0], at.now)
    delivered(at.tx, at.firm, found[0], at.now)
    told = at.firm.say("settled-arrived", name=action.agent.name)
    at.settle_notice(told, found[0].customer)
    return Told(told)
