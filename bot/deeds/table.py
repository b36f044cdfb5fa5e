"""Which deed carries out which action."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.deeds import (
    answering,
    asides,
    checking,
    holding,
    linking,
    suggesting,
    telling,
    undelivered,
    undoing,
    unknown,
)
from bot.deeds.at import At, Told
from routing import desk_actions as desk

DEEDS: Mapping[type, Callable[[At, Any], Told]] = {
    desk.Reply: answering.reply,
    desk.AskWhich: answering.ask_which,
    desk.Place: answering.place,
    desk.AskRole: answering.ask_role,
    desk.Role: answering.role,
    desk.Undo: undoing.undo,
    desk.Take: holding.take,
    desk.Transfer: holding.transfer,
    desk.AskWhom: holding.ask_whom,
    desk.TellWhy: holding.tell_why,
    desk.Resolve: holding.resolve,
    desk.Reopen: holding.reopen,
    desk.Snooze: holding.snooze,
    desk.SetBlocked: holding.set_blocked,
    desk.Suggest: suggesting.suggest,
    desk.SendDraft: suggesting.send_draft,
    desk.DropDraft: suggesting.drop_draft,
    desk.Teach: suggesting.teach,
    desk.Link: linking.link,
    desk.Unlink: linking.unlink,
    desk.SendAgain: unknown.send_again,
    desk.ItArrived: unknown.it_arrived,
    desk.GoOn: undelivered.go_on,
    desk.Show: telling.show,
    desk.Look: telling.look,
    desk.ShowAsides: asides.show,
    desk.ShowRaw: asides.show_raw,
    desk.Restore: asides.restore,
    desk.LetGo: asides.let_go,
    desk.Check: checking.check,
    desk.SetAway: telling.set_away,
}
