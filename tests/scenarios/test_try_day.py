"""An agent's whole day in the browser page of ``firstline try``: every button of a card, both channels."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from bot.web.texts import wording
from tests.fakes.browsing import Visit
from tests.fakes.sandbox import wait_for
from tests.fakes.trial import ANN, BEN, Trial, trying
from tests.fakes.words import words

pytestmark = [pytest.mark.program, pytest.mark.browser]


class Day:
    """What the agents of a desk in ``language`` do and see on the page."""

    def __init__(self, guest: Visit, trial: Trial) -> None:
        self.guest, self.page, self.trial = guest, guest.page, trial
        self.said = self.page.locator("#desk-log .message")
        self.private = self.page.locator("#private-log")

    def text(self, key: str, **values: str | int) -> str:
        """What the bot says at the desk, as far as it has no gaps."""
        return words(key, language=self.guest.language, **values)

    def told(self, key: str) -> str:
        """What the story says."""
        return wording().say(self.guest.language, f"story-{key}")

    def agent(self, name: str) -> None:
        """Is this agent from now on."""
        self.page.locator("#agent").select_option(label=name)

    def topic(self, name: str) -> None:
        """Opens a topic."""
        self.page.locator("#topics .topic .name", has_text=name).click()
        expect(self.page.locator("#topic")).to_contain_text(name)

    def presses(self, key: str, **values: str | int) -> None:
        """The last button with these words, in the open topic."""
        wanted = self.text(key, **values)
        self.page.locator("#desk-log .keys button", has_text=wanted).last.click()

    def sees(self, key: str, **values: str | int) -> Locator:
        """The last message at the desk with these words."""
        found = self.said.filter(has_text=self.text(key, **values)).last
        expect(found).to_be_visible()
        return found

    def toasted(self, key: str) -> None:
        """The bot answers a press with a line that goes away."""
        expect(self.page.locator(".toast", has_text=self.text(key)).last).to_be_visible()

    def answers(self, text: str, sign: str = "👌") -> Locator:
        """The agent writes, and sees what became of it."""
        written = self.guest.answers(text)
        expect(written).to_contain_text(text.removeprefix("/note").strip())
        expect(written.locator(".reaction")).to_have_text(sign)
        return written

    def held_by(self, customer: str, agent: int | None) -> None:
        """Whose conversation it is, after the program's own records."""
        wait_for(lambda: self.trial.get("facts")["people"][customer]["holder"] == agent, 60)

    def pictured(self, name: str) -> None:
        """A picture for whoever wants to look."""
        self.guest.pictured(f"day-{self.guest.language}-{name}")


ANNA, IVAN = 111111111, 222222222


def morning(day: Day) -> None:
    """Ann needs a person; Anna answers, changes, takes back and notes."""
    page, guest = day.page, day.guest
    guest.customer("Ann")
    page.locator("#private-log .empty button").click()
    page.locator("#questions [data-kind=person]").click()
    expect(page.locator("#topic")).to_contain_text("Ann")
    expect(page.locator("#agent option:checked")).to_contain_text("Anna")
    day.sees("card-question")
    day.pictured("1-card")
    day.presses("button-take")
    day.toasted("toast-taken")
    written = day.answers("Hello Ann, wich name shall it be?")
    written.focus()
    page.keyboard.press("e")
    page.locator("#answer textarea").fill("Hello Ann, which name shall it be?")
    page.keyboard.press("Enter")
    copy = day.private.locator(".message", has_text="which name").last
    expect(copy).to_contain_text(guest.says("edited"))
    copy.focus()
    copy.get_by_role("button", name=guest.says("react")).click()
    copy.get_by_role("button", name="❤").click()
    expect(written.locator(".reaction").or_(day.said.filter(has_text="❤")).last).to_be_visible()
    day.answers("// she is the one from Hamburg", "✍")
    wrong = day.answers("This was meant for somebody else")
    expect(day.private).to_contain_text("somebody else")
    wrong.focus()
    page.keyboard.press("r")
    day.guest.answers("/undo")
    expect(day.private).not_to_contain_text("somebody else")
    expect(day.private).not_to_contain_text("Hamburg")
    expect(page.locator("#story .fate", has_text=day.told("fate-undone"))).to_be_visible()
    day.pictured("2-talk")


def noon(day: Day) -> None:
    """An article is looked at and sent; the matter goes to Ivan, rests, comes back and is done."""
    page, guest = day.page, day.guest
    day.presses("button-suggest")
    day.sees("preview")
    day.pictured("3-preview")
    before = day.private.locator(".message.bot").count()
    day.presses("button-send")
    expect(day.private.locator(".message.bot")).to_have_count(before + 1)
    day.presses("button-transfer")
    day.sees("transfer-whom")
    page.locator("#desk-log .keys button", has_text="Ivan").last.click()
    day.sees("transfer-done")
    day.held_by(str(ANN), IVAN)
    day.pictured("4-transferred")
    guest.answers("Anna again: which country, please?")
    day.sees("ask-role")
    day.presses("button-help")
    expect(day.private).to_contain_text("which country")
    day.agent("Ivan")
    for key, shown in (("button-info", "info-owner"), ("button-history", "history-title")):
        day.presses("button-more")
        day.sees("more-title")
        day.presses(key)
        day.sees(shown)
    day.presses("button-snooze-2")
    day.toasted("toast-snoozed")
    day.pictured("5-put-off")
    guest.turns(guest.says("hours"))
    day.sees("snooze-over")
    day.presses("button-resolve")
    day.held_by(str(ANN), None)
    expect(page.locator("#topics .topic.closed .name", has_text="Ann")).to_be_visible()
    expect(page.locator("#answer textarea")).to_be_disabled()
    day.pictured("6-done")
    page.locator("#questions [data-kind=person]").click()
    day.held_by(str(ANN), IVAN)
    expect(page.locator("#answer textarea")).to_be_enabled()


def afternoon(day: Day, folder: Path) -> None:
    """A mail with a file; the relay breaks while Anna answers with one."""
    page, guest, trial = day.page, day.guest, day.trial
    plan, quote = folder / "plan.txt", folder / "quote.txt"
    plan.write_text("two buildings")
    quote.write_text("two years")
    guest.customer("Ben")
    page.locator("#letters [data-kind=person]").click()
    page.locator("#write .send").click()
    expect(page.locator("#topic")).to_contain_text("Ben")
    guest.switches("relay", works=False)
    guest.attaches("#answer", "document", quote)
    written = guest.answers("Hello Ben, with pleasure: see the paper.")
    expect(written.locator(".reaction")).to_have_text("👀")
    day.pictured("7-relay-broken")
    guest.switches("relay", works=True)
    guest.turns(guest.says("hours"))
    expect(written.locator(".reaction")).to_have_text("👌")
    expect(page.locator("#mail-log a.file", has_text="quote.txt")).to_be_visible()
    assert [mail[1] for mail in trial.mails()][-1] == BEN
    day.pictured("8-mail-sent")


def evening(day: Day) -> None:
    """Somebody sells gold and is blocked; Ann blocks the bot; the desk is looked over."""
    page, guest = day.page, day.guest
    page.get_by_role("button", name=guest.says("new"), exact=True).click()
    page.locator("#new [name=name]").fill("Eve")
    page.locator("#new .main").click()
    expect(page.locator("#private-name")).to_have_text("Eve")
    page.locator("#private-log .empty button").click()
    guest.writes("Gold, cheap as never before, only today, from my uncle")
    expect(page.locator("#topic")).to_contain_text("Eve")
    day.presses("button-more")
    day.presses("button-block")
    day.toasted("toast-blocked")
    more = guest.writes("More gold!")
    more.focus()
    more.get_by_role("button", name=guest.says("delete")).click()
    expect(day.private).not_to_contain_text("More gold!")
    guest.customer("Ann")
    page.locator("#block").click()
    day.topic("Ann")
    day.sees("out-of-reach")
    page.locator("#block").click()
    day.sees("reached-again")
    day.topic("Eve")
    expect(page.locator("#topics .topic.closed .name", has_text="Eve")).to_be_visible()
    expect(page.locator("#desk-log")).not_to_contain_text("More gold!")
    page.locator("#topics .topic").first.click()
    expect(page.locator("#pinned")).to_contain_text(guest.says("pinned"))
    day.agent("Anna")
    for command, key in (("/queue", "queue-title"), ("/mine", "mine-title"), ("/help", "desk-help")):
        guest.answers(command)
        day.sees(key)
    day.answers("/away", "👍")
    day.answers("/back", "👍")
    day.pictured("9-general")
    page.locator("#pinned").click()
    expect(page.locator("#desk-log .message:focus")).to_contain_text(day.text("queue-title"))


def night(day: Day) -> None:
    """What is left of the controls; at the end all begins anew."""
    page, guest = day.page, day.guest
    guest.switches("telegram", works=False)
    guest.switches("telegram", works=True)
    guest.turns(guest.says("theme"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    day.pictured("10-dark")
    page.locator("#language").select_option("uk" if guest.language == "ar" else "ar")
    expect(page.locator("html")).to_have_attribute("dir", "ltr" if guest.language == "ar" else "rtl")
    page.locator("#language").select_option(guest.language)
    expect(page.locator("#reset")).to_have_text(guest.says("reset"))
    for answer, topics in (("no", 4), ("yes", 1)):
        guest.turns(guest.says("reset"))
        page.locator(f"#sure [value={answer}]").click()
        expect(page.locator("#topics .topic")).to_have_count(topics)


@pytest.mark.parametrize("language", os.environ.get("DAYS", "ar").split())
def test_an_agents_day(tmp_path: Path, browser: Browser, language: str) -> None:
    shipped = (Path(__file__).parents[2] / "settings.yaml").read_text("utf-8")
    others = [one for one in ("en", "ru", "uk", "ar") if one != language]
    spoken = f"languages: [{', '.join([language, *others])}]"
    (tmp_path / "settings.yaml").write_text(shipped.replace("languages: [en, ru, uk, ar]", spoken))
    with trying(tmp_path, "--empty") as trial:
        guest = Visit(browser.new_page(viewport={"width": 1280, "height": 800}, locale=language), language)
        guest.page.add_init_script("localStorage.setItem('tour', 'seen')")
        guest.page.goto(trial.url)
        day = Day(guest, trial)
        morning(day)
        noon(day)
        afternoon(day, tmp_path)
        evening(day)
        night(day)
        guest.leaves()
