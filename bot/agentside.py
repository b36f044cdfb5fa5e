"""What agents get who write to the bot in private: they are no customers, and see what waits for them."""

from datetime import datetime
from html import escape

from bot import outgoing
from bot.boards import listed
from bot.firm import Firm
from bot.store import conversations, staff
from bot.store.writer import Tx
from routing.model import AgentId, Request

STOP = "/stop"


def visited(tx: Tx, firm: Firm, request: Request, arrival: int, now: datetime) -> None:
    """``/start`` asks for direct notices, ``/stop`` takes that back; anything else shows what is open."""
    agent = AgentId(int(request.address.value))
    if request.command == "start":
        staff.change(tx, agent, direct_since=now)
        outgoing.aside(tx, request, firm.say("agent-direct"), arrival, now)
    elif request.text.strip().lower() == STOP:
        staff.change(tx, agent, direct_since=None)
        outgoing.aside(tx, request, firm.say("agent-direct-no-more"), arrival, now)
    else:
        outgoing.aside(tx, request, _mine(tx, firm, agent), arrival, now, html=True)


def _mine(tx: Tx, firm: Firm, agent: AgentId) -> str:
    mine = [one for one in conversations.opened(tx) if one.holder == agent]
    lines = [firm.say("agent-private", company=firm.company), "", firm.say("mine-title", count=len(mine))]
    return "\n".join([*(escape(line, quote=False) for line in lines), *listed(tx, firm, mine)])
