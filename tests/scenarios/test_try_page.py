"""``firstline try`` as a visitor meets it, in a real browser."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.fakes.trial import ANN, Trial, trying

pytestmark = [pytest.mark.program, pytest.mark.browser]

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
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.set_default_timeout(15_000)
    yield page
    page.close()
    assert troubles == []


def customer(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def write_mail(page: Page, sender: str, subject: str, text: str) -> None:
    customer(page, "Mail")
    page.get_by_label("From").fill(sender)
    page.get_by_label("Subject").fill(subject)
    page.get_by_label("Text of the mail").fill(text)
    page.get_by_role("button", name="Send mail").click()


def answer_as(page: Page, agent: str, text: str) -> None:
    page.get_by_label("You are").select_option(label=agent)
    page.get_by_label("Message of the agent").fill(text)
    page.get_by_label("Message of the agent").press("Enter")


def test_a_visitor_sees_the_bot_answer_and_a_person_answer(trial: Trial, page: Page) -> None:
    page.goto(trial.url)
    page.get_by_role("button", name="How long do DNS changes take?").click()
    private = page.locator("#private")
    expect(private).to_contain_text("automatic assistant of Northwind Hosting")
    private.get_by_role("button", name="Talk to a person").click()
    expect(page.locator("#customers .toasts")).to_contain_text("A person will answer you.")
    desk = page.locator("#group-log")
    expect(desk.get_by_text("the customer asked for a person")).to_be_visible()

    customer(page, "Mail")
    page.get_by_role("button", name="A visit to our school").click()
    page.get_by_role("button", name="Send mail").click()
    expect(page.locator("#topic")).to_contain_text("Carla Moss")
    expect(desk).to_contain_text("For Oleh")  # Mia has Ann's conversation already
    page.get_by_label("You are").select_option(label="Mia")
    desk.get_by_role("button", name="Take").click()
    expect(page.locator("#desk .toasts")).to_contain_text("is yours.")
    expect(desk).to_contain_text("For Mia")
    answer_as(page, "Mia", "Hello Carla, with pleasure! Which day suits you?")
    mails = page.locator("#threads .mail.ours")
    expect(mails).to_contain_text("Which day suits you?")
    expect(mails).to_contain_text("Mia (Northwind Hosting)")
    expect(page.locator("#threads .thread")).to_have_count(1)
    OUT.mkdir(exist_ok=True)
    page.screenshot(path=OUT / "try.png")


def test_a_note_stays_inside_and_an_answer_is_marked_as_sent(trial: Trial, page: Page) -> None:
    page.goto(trial.url)
    customer(page, "أحمد")
    page.get_by_role("button", name="هل يمكنني زيارة مكتبكم يوم الخميس؟").click()
    expect(page.locator("#topic")).to_contain_text("أحمد")
    answer_as(page, "Mia", "// he means the office in Cairo")
    expect(page.locator("#group-log .own .reaction")).to_have_text("✍")
    answer_as(page, "Mia", "أهلا وسهلا! من التاسعة صباحا.")
    expect(page.locator("#group-log .own .reaction")).to_have_text(["✍", "👌"])
    private = page.locator("#private")
    expect(private).to_contain_text("أهلا وسهلا!")
    expect(private).not_to_contain_text("Cairo")


def test_what_people_write_is_shown_and_never_run(trial: Trial, page: Page) -> None:
    words = '<img src=x onerror="document.title=1"><script>document.title=2</script> & "done"'
    page.goto(trial.url)
    box = page.get_by_label("Message of the customer")
    box.fill(words)
    box.press("Enter")
    expect(page.locator("#private .own .text").last).to_have_text(words)
    write_mail(page, "Eve <eve@example.com>", f"{words} by mail", words)
    expect(page.locator("#threads .thread h3").last).to_have_text(f"{words} by mail")
    expect(page).to_have_title("Try Firstline: Northwind Hosting")
    assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_the_screen(trial: Trial, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(trial.url)
    page.get_by_role("button", name="I forgot my password").click()
    expect(page.locator("#private")).to_contain_text("automatic assistant")
    for side in ("customers", "desk"):
        if width == 390:
            page.locator(f".sides [data-side={side}]").click()
        size: Any = page.evaluate("[document.body.scrollWidth, document.body.scrollHeight]")
        assert size == [width, 800]
        expect(page.locator(f"#{side} button[type=submit]:visible")).to_be_in_viewport(ratio=1)
    page.close()


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
