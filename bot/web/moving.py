"""What the page's buttons move: time, the relay, Telegram, who writes, and everything back to the start."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.control import Refused
from bot.web.reading import WrongShape, body_of, text_of, yes_or_no
from bot.web.stage import Stage
from channels.mail.addresses import mailbox

HOURS = (3, 24)
LONGEST_NAME = 40


class Moving:
    """One function for each route."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def state(self, request: Request) -> Response:
        """How things stand; it can always be asked."""
        stage = self._stage
        state: dict[str, object] = {"run": stage.run, "progress": stage.progress, "set": stage.is_set}
        if stage.is_set:
            playing = stage.playing
            now, ahead = await playing.control.time()
            state.update(
                now=now.timestamp(),
                ahead=ahead,
                relay=playing.catcher.works,
                telegram=not await playing.control.refuses(),
            )
        return JSONResponse(state)

    async def clock(self, request: Request) -> Response:
        """Lets three hours pass, or a day."""
        hours = (await body_of(request)).get("hours")
        if hours not in HOURS:
            raise WrongShape(f"hours is one of {', '.join(map(str, HOURS))}")
        self._check_present()
        await self._stage.playing.control.advance(int(str(hours)) * 3600)
        return JSONResponse({})

    async def relay(self, request: Request) -> Response:
        """Breaks the mail relay, or mends it."""
        works = yes_or_no(await body_of(request), "works")
        self._check_present()
        await self._stage.playing.switch_relay(works)
        self._stage.news.tell("stage")
        return JSONResponse({})

    async def telegram(self, request: Request) -> Response:
        """Lets Telegram ask the bot to slow down, or no longer."""
        works = yes_or_no(await body_of(request), "works")
        self._check_present()
        await self._stage.playing.control.refuse_messages(not works)
        return JSONResponse({})

    async def add_customer(self, request: Request) -> Response:
        """Somebody new, by mail if an address is given."""
        asked, playing = await body_of(request), self._stage.playing
        name, language = text_of(asked, "name").strip(), text_of(asked, "language")
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise WrongShape(f"a name has 1 to {LONGEST_NAME} characters")
        if language not in playing.languages:
            raise WrongShape(f"language is one of {', '.join(playing.languages)}")
        given = text_of(asked, "address").strip().lower()
        address = mailbox(given.encode())[1]
        if given and (address != given or "@" not in given or not given.isascii()):
            raise WrongShape("an address is like ann@example.com")
        self._check_present()
        player = await playing.add_customer(name, language, given)
        self._stage.news.tell("setup")
        return JSONResponse({"key": player.key})

    async def reset(self, request: Request) -> Response:
        """Everything back to the start."""
        await body_of(request)
        self._check_present()
        self._stage.wants_reset.set()
        return JSONResponse({})

    def _check_present(self) -> None:
        if self._stage.progress is not None:
            raise Refused("the trial is being set up")
