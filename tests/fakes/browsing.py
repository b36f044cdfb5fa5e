"""The trial page in a real browser, as a visitor uses it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

from bot.web.texts import for_page
from tests.fakes.trial import Trial

OUT = Path(__file__).parents[1] / "out"
"""Where pictures of the page are put for whoever wants to look."""
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A foreign name that leads to this machine, as in an attack by DNS rebinding.
    "--host-resolver-rules=MAP rebound.example 127.0.0.1",
]
SIZES: dict[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
}
Scheme = Literal["light", "dark"]
PATIENCE = 60_000
"""Milliseconds; whatever is waited for is there much sooner on a machine that has time."""
expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's browser."""
    program = shutil.which("chromium")
    if program is None:
        sentence = "Chromium is missing: install Debian's package chromium, or set ALLOW_MISSING=1."
        if os.environ.get("ALLOW_MISSING") == "1":
            pytest.skip(sentence)
        pytest.fail(sentence)
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield browser
        browser.close()


class Visit:
    """One visitor's window; what is pressed is found by the words of the visitor's language."""

    def __init__(self, page: Page, language: str = "en") -> None:
        self.page, self.language = page, language
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.set_default_timeout(PATIENCE)

    def says(self, key: str, **gaps: str) -> str:
        """A text of the page."""
        return for_page(self.language)[key].format(**gaps)

    def opens(self, trial: Trial) -> "Visit":
        """Until everything is shown."""
        self.page.goto(trial.url)
        expect(self.page.locator("#people .person").first).to_be_visible()
        expect(self.page.locator("#story .chapter").first).to_be_attached()
        return self

    def pane(self, name: str) -> None:
        """Goes to a part of the page; on a large screen all are there."""
        tab = self.page.locator(f"#tabs [data-pane={name}]")
        if tab.is_visible():
            tab.click()

    def customer(self, name: str) -> None:
        """Is this customer from now on."""
        self.pane("customers")
        self.page.locator("#people .person", has_text=name).first.click()

    def writes(self, text: str) -> Locator:
        """The customer does, by Telegram; the message."""
        self.pane("customers")
        return self._says(text, "#ask", "#private-log")

    def answers(self, text: str) -> Locator:
        """Whoever is chosen at the desk writes in the open topic; the message."""
        self.pane("desk")
        return self._says(text, "#answer", "#desk-log")

    def _says(self, text: str, form: str, log: str) -> Locator:
        box = self.page.locator(f"{form} textarea")
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_value("")
        written = self.page.locator(f"{log} .message.own").last
        expect(written).to_contain_text(text)
        return written

    def turns(self, control: str) -> None:
        """Presses a control on top, by its accessible name."""
        opener = self.page.locator("#controls-open")
        if opener.is_visible() and not self.page.locator("#controls").is_visible():
            opener.click()
        self.page.locator("#controls").get_by_role("button", name=control, exact=True).click()
        if opener.is_visible():
            opener.click()

    def switches(self, line: str, works: bool) -> None:
        """Breaks or mends the mail relay or Telegram."""
        self.turns(f"{self.says('mend' if works else 'break')}: {self.says(line)}")
        expect(self.page.locator(f"#{line}.broken")).to_have_count(0 if works else 1)

    def attaches(self, form: str, kind: str, path: Path) -> None:
        """Chooses a file to be sent with the next message."""
        self.page.locator(f"{form} .attach").click()
        with self.page.expect_file_chooser() as chooser:
            menu = self.page.locator(f"{form} .menu")
            menu.get_by_role("button", name=self.says(f"attach-{kind}"), exact=True).click()
        chooser.value.set_files(path)
        expect(self.page.locator(f"{form} .chosen")).to_contain_text(path.name)

    def pictured(self, name: str) -> None:
        """Keeps a picture of what is shown now."""
        self.page.screenshot(path=OUT / f"{name}.png")

    def barriers(self) -> list[str]:
        """What keeps somebody from using the page, by axe-core."""
        self.page.wait_for_timeout(100)  # colours fade
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]

    def leaves(self) -> None:
        """Closes the window; nothing went wrong in it."""
        self.page.context.close()
        assert self.troubles == []


def visit(
    browser: Browser,
    trial: Trial,
    size: str = "desk",
    language: str = "en",
    scheme: Scheme = "light",
    *,
    knows_the_tour: bool = False,
) -> Visit:
    """The page as a visitor with this screen and language sees it."""
    context = browser.new_context(
        viewport=SIZES[size], locale=language, color_scheme=scheme, has_touch=size == "phone"
    )
    page = context.new_page()
    if knows_the_tour:
        page.add_init_script("localStorage.setItem('tour', 'seen')")
    return Visit(page, language).opens(trial)
