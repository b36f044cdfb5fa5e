"""``firstline try`` as a visitor meets it, in a real browser."""

import base64
import json
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.fakes.trial import ANN, BEN, Trial, trying

pytestmark = [pytest.mark.program, pytest.mark.browser]
expect.set_options(timeout=30_000)

OUT = Path(__file__).parents[1] / "out"
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


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    with trying(tmp_path_factory.mktemp("try")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        sentence = "Chromium is missing: install Debian's package chromium, or set ALLOW_MISSING=1."
        if os.environ.get("ALLOW_MISSING") == "1":
            pytest.skip(sentence)
        pytest.fail(sentence)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en")
    page.add_init_script("localStorage.setItem('tour', 'seen')")
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.set_default_timeout(30_000)
    yield page
    page.close()
    assert troubles == []


SIZES: dict[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
}
Scheme = Literal["light", "dark"]


def opened(browser: Browser, trial: Trial, size: str, language: str = "en", scheme: Scheme = "light") -> Page:
    """The page as a visitor with this screen and language sees it."""
    context = browser.new_context(
        viewport=SIZES[size], locale=language, color_scheme=scheme, has_touch=size == "phone"
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(trial.url)
    expect(page.locator("#people .person").first).to_be_visible()
    expect(page.locator("#story .chapter").first).to_be_attached()
    return page


def pane(page: Page, name: str) -> None:
    """Goes to a part of the page; on a large screen all are there."""
    tab = page.locator(f"#tabs [data-pane={name}]")
    if tab.is_visible():
        tab.click()


def customer(page: Page, name: str) -> None:
    pane(page, "customers")
    page.locator("#people .person", has_text=name).click()


def answer(page: Page, text: str) -> None:
    """Whoever is chosen at the desk writes in the open topic."""
    pane(page, "desk")
    box = page.get_by_label("Message of the agent")
    box.fill(text)
    box.press("Enter")


def press_control(page: Page, name: str) -> None:
    opener = page.locator("#controls-open")
    if opener.is_visible() and not page.locator("#controls").is_visible():
        opener.click()
    page.locator("#controls").get_by_role("button", name=name, exact=True).click()
    if opener.is_visible():
        opener.click()


@pytest.mark.parametrize("size", SIZES)
def test_the_tour_is_played_in_seven_steps(trial: Trial, browser: Browser, size: str) -> None:
    trial.starts_over()
    page = opened(browser, trial, size)
    tour = page.locator("#tour")
    tour.get_by_role("button", name="Begin").click()

    def done(step: int) -> None:
        expect(tour).to_contain_text(f"{step} / 7")
        expect(tour).to_contain_text("Done!")
        page.screenshot(path=OUT / f"tour-{size}-{step}.png")
        tour.get_by_role("button", name="Next").click()

    OUT.mkdir(exist_ok=True)
    page.get_by_role("button", name="How long do DNS changes take?").click()
    done(1)
    expect(page.locator("#questions .lit")).to_have_text("Invoice")
    page.get_by_role("button", name="Invoice", exact=True).click()
    page.locator("#private-log .keys.lit button").first.click()
    done(2)
    page.locator("#questions [data-kind=person]").click()
    done(3)
    answer(page, "Hello Ann, of course. Which name should it be?")
    done(4)
    page.get_by_role("button", name="A visit to our school").click()
    page.get_by_role("button", name="Send mail").click()
    done(5)
    press_control(page, "Break: Mail relay")
    answer(page, "Hello Ben, with pleasure. Which day suits you?")
    pane(page, "why")
    expect(page.locator("#story .fate.wait").first).to_contain_text("next try at")
    assert not [mail for mail in trial.mails() if mail[1] == BEN and "school" in mail[2]]
    press_control(page, "Mend: Mail relay")
    press_control(page, "+ 3 hours")
    done(6)
    press_control(page, "+ 1 day")
    page.locator("#questions [data-kind=person]").click()
    done(7)
    pane(page, "why")
    expect(page.locator("#story .chapter").first).to_contain_text("Anna")
    tour.get_by_role("button", name="Close").click()
    expect(tour).to_be_hidden()
    page.context.close()


def test_a_note_stays_inside_and_an_answer_is_marked_as_sent(trial: Trial, page: Page) -> None:
    page.goto(trial.url)
    customer(page, "أحمد")
    page.locator("#questions [data-kind=person]").click()
    expect(page.locator("#topic")).to_contain_text("أحمد")
    expect(page.locator("#agent option:checked")).to_contain_text("Samir")
    answer(page, "// he means the office in Cairo")
    own = page.locator("#desk-log .own")
    expect(own.last.locator(".reaction")).to_have_text("✍")
    answer(page, "أهلا وسهلا! من التاسعة صباحا.")
    expect(own.last.locator(".reaction")).to_have_text("👌")
    private = page.locator("#private-log")
    expect(private).to_contain_text("أهلا وسهلا!")
    expect(private).not_to_contain_text("Cairo")


def test_what_people_write_is_shown_and_never_run(trial: Trial, page: Page) -> None:
    words = '<img src=x onerror="document.title=1"><script>document.title=2</script> & "done"'
    page.goto(trial.url)
    customer(page, "Ann")
    box = page.get_by_label("Message of the customer")
    box.fill(words)
    box.press("Enter")
    expect(page.locator("#private-log .own .text").last).to_have_text(words)
    customer(page, "Ben")
    page.get_by_label("Subject").fill(f"{words} by mail")
    page.get_by_label("Text of the mail").fill(words)
    page.get_by_role("button", name="Send mail").click()
    expect(page.locator("#mail-log .thread h4").last).to_have_text(f"{words} by mail")
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("textbox", name="Name").fill("<b>Eve</b>")
    page.get_by_role("button", name="Let them write").click()
    expect(page.locator("#private-name")).to_have_text("<b>Eve</b>")
    expect(page).to_have_title("Try Firstline: Northwind Hosting")
    assert page.locator("main img, main script, main .person b").count() == 0


def test_files_edits_reactions_and_blocking(trial: Trial, page: Page, tmp_path: Path) -> None:
    picture, report = tmp_path / "screen.png", tmp_path / "report <1>.html"
    picture.write_bytes(PNG)
    report.write_text("<script>alert(1)</script>")
    page.goto(trial.url)
    customer(page, "Дмитрий")
    attach(page, "#ask", "Photo", picture)
    page.get_by_label("Message of the customer").fill("The screen")
    page.locator("#ask .send").click()
    sent = page.locator("#private-log .own").last
    expect(sent.locator("img")).to_have_js_property("naturalWidth", 1)
    attach(page, "#ask", "Document", report)
    page.locator("#ask .send").click()
    link = page.locator("#private-log .own a.file").last
    expect(link).to_contain_text("report <1>.html")
    answer_of_file = page.request.get(trial.url + str(link.get_attribute("href")))
    assert answer_of_file.headers["content-disposition"].startswith("attachment")
    assert answer_of_file.body() == report.read_bytes()

    box = page.get_by_label("Message of the customer")
    box.fill("I wriet to you")
    box.press("Enter")
    sent = page.locator("#private-log .own").last
    expect(sent).to_contain_text("I wriet")
    sent.focus()
    page.keyboard.press("e")
    box.fill("I write to you")
    box.press("Enter")
    expect(sent).to_contain_text("I write to you")
    expect(sent).to_contain_text("edited")
    sent.hover()
    sent.get_by_role("button", name="React").click()
    sent.get_by_role("button", name="👍").click()
    expect(sent.locator(".reaction")).to_contain_text("👍")
    page.get_by_role("button", name="Block the bot").click()
    expect(page.locator("#blocked")).to_contain_text("has blocked the bot")
    page.get_by_role("button", name="Unblock the bot").click()
    expect(page.locator("#blocked")).to_be_hidden()


def attach(page: Page, form: str, kind: str, path: Path) -> None:
    page.locator(f"{form} .attach").click()
    with page.expect_file_chooser() as chooser:
        page.locator(f"{form} .menu").get_by_role("button", name=kind, exact=True).click()
    chooser.value.set_files(path)
    expect(page.locator(f"{form} .chosen")).to_contain_text(path.name)


def test_a_mail_customer_goes_on_in_telegram_as_the_same_customer(trial: Trial, page: Page) -> None:
    page.goto(trial.url)
    customer(page, "Марина")
    page.locator("#mail-log").get_by_role("button", name="Go on in Telegram").last.click()
    expect(page.locator("#private-name")).to_have_text("Марина Белова")
    page.locator("#private-log .keys button").first.click()
    expect(page.locator("#people .person", has_text="Марина")).to_have_count(2)
    expect(page.locator("#story .whose")).to_contain_text("Looked after by Anna")


def test_the_keyboard_alone_is_enough(trial: Trial, page: Page) -> None:
    page.goto(trial.url)
    expect(page.locator("#people .person").first).to_be_visible()
    customer(page, "Ann")
    page.locator("#people .person").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#private-name")).to_have_text("Оксана Коваль")
    page.keyboard.press("F6")
    assert page.evaluate("document.activeElement.closest('.pane').id") == "desk"
    page.locator(".topic[aria-current=true]").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("#topic")).to_have_text("General")
    page.locator("#private-log .message").last.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("r")
    expect(page.locator("#ask .context")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('form').id") == "ask"
    page.keyboard.press("Escape")
    expect(page.locator("#ask .context")).to_be_hidden()


SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LOOKS = list(product(SIZES, ("en", "ar"), SCHEMES))


@pytest.mark.parametrize(("size", "language", "scheme"), LOOKS)
def test_the_page_fits_the_screen_and_bars_nobody(
    trial: Trial, browser: Browser, size: str, language: str, scheme: Scheme
) -> None:
    page = opened(browser, trial, size, language, scheme)
    OUT.mkdir(exist_ok=True)
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    for name in ("customers", "desk", "why"):
        pane(page, name)
        for whole in ("documentElement", "body"):
            scrolled: Any = page.evaluate(f"[document.{whole}.scrollWidth, document.{whole}.scrollHeight]")
            assert scrolled == list(SIZES[size].values())
        assert findings(page) == []
        page.screenshot(path=OUT / f"try-{size}-{language}-{scheme}-{name}.png")
        if size == "desk":
            break
    page.locator("#controls-open").click() if size == "phone" else None
    page.locator("#keys-open").click()
    assert findings(page) == []
    page.context.close()


def findings(page: Page) -> list[str]:
    """What keeps somebody from using the page, by axe-core."""
    page.wait_for_timeout(100)  # colours fade
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.fixture
def foreign_site() -> Iterator[str]:
    """Somebody else's web site, open in the same browser."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>elsewhere</title>")

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_foreign_site_in_the_same_browser_can_neither_write_nor_read(
    trial: Trial, page: Page, foreign_site: str
) -> None:
    before = trial.chat()
    page.goto(foreign_site)
    body = json.dumps({"as": ANN, "do": "send", "text": "from elsewhere"})
    post = """([url, body, type, mode]) =>
        fetch(url, {method: 'POST', body, mode, headers: {'Content-Type': type}}).catch(() => 'refused')"""
    for kind, mode in (
        ("application/json", "cors"),
        ("text/plain", "no-cors"),
        ("text/plain", "cors"),
    ):
        page.evaluate(post, [f"{trial.url}/api/act", body, kind, mode])
    read = page.evaluate(
        "url => fetch(url).then(a => a.text()).catch(() => 'refused')", f"{trial.url}/api/desk"
    )
    assert read == "refused"
    assert trial.chat() == before
    rebound = page.goto(trial.url.replace("127.0.0.1", "rebound.example"))
    assert rebound is not None
    assert rebound.status == 421
