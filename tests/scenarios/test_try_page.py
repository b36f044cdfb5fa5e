"""``firstline try`` as a visitor meets it, in a real browser."""

import base64
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.fakes.browsing import SIZES, Scheme, Visit, visit
from tests.fakes.sandbox import wait_for
from tests.fakes.trial import ANN, BEN, Trial, trying

LINA = "lina@haddad.example"
pytestmark = [pytest.mark.program, pytest.mark.browser]

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    with trying(tmp_path_factory.mktemp("try")) as running:
        yield running


@pytest.fixture
def guest(browser: Browser, trial: Trial) -> Iterator[Visit]:
    """Somebody with a large screen who has seen the tour."""
    guest = visit(browser, trial, knows_the_tour=True)
    yield guest
    guest.leaves()


@pytest.mark.parametrize(
    ("size", "language"), [("desk", "en"), ("phone", "en"), ("desk", "ar"), ("phone", "ar")]
)
def test_the_tour_is_played_in_seven_steps(trial: Trial, browser: Browser, size: str, language: str) -> None:
    guest = visit(browser, trial, size, language)
    page, says = guest.page, guest.says
    tour = page.locator("#tour")
    tour.get_by_role("button", name=says("tour-begin")).click()
    expect(tour.locator(".what")).to_be_visible()

    def done(step: int) -> None:
        expect(tour).to_contain_text(says("step", number=f"{step} / 7"))
        expect(tour).to_contain_text(says("done"))
        # On a phone what was read has folded into one line.
        expect(tour.locator(".what")).to_be_visible(visible=size != "phone")
        guest.pictured(f"tour-{size}-{language}-{step}")
        tour.get_by_role("button", name=says("next")).click()

    page.locator("#questions .lit[data-kind=known]").click()
    done(1)
    page.locator("#questions .lit[data-kind=close]").click()
    page.locator("#private-log .keys.lit button").first.click()
    done(2)
    page.locator("#questions .lit[data-kind=person]").click()
    done(3)
    guest.answers("Hello Ann, of course. Which name should it be?")
    done(4)
    page.locator("#letters .lit[data-kind=person]").click()
    page.locator("#write .send.lit").click()
    done(5)
    mails = trial.mails()
    guest.switches("relay", works=False)
    guest.answers("Hello Ben, with pleasure. Which day suits you?")
    guest.pane("why")
    expect(page.locator("#story .fate.wait").first).to_contain_text(re.compile(r"\d\d:\d\d:\d\d"))
    assert trial.mails() == mails
    guest.switches("relay", works=True)
    guest.turns(says("hours"))
    done(6)
    assert [mail[1] for mail in trial.mails()] == [*(mail[1] for mail in mails), BEN]
    resolved(guest, trial, BEN)
    guest.turns(says("day"))
    guest.pane("customers")
    page.locator("#questions .lit[data-kind=person]").click()
    done(7)
    guest.pane("why")
    expect(page.locator("#story .chapter").first).to_contain_text("Anna")
    tour.get_by_role("button", name=says("close")).click()
    expect(tour).to_be_hidden()
    resolved(guest, trial, str(ANN))
    guest.leaves()


def resolved(guest: Visit, trial: Trial, customer: str) -> None:
    """The matter of the open topic is, so that the next one to take the tour begins as this one did."""
    guest.answers("/resolve")
    wait_for(lambda: trial.get("facts")["people"][customer]["holder"] is None, 60)


def test_a_note_stays_inside_and_an_answer_is_marked_as_sent(guest: Visit) -> None:
    page = guest.page
    guest.customer("أحمد")
    page.locator("#questions [data-kind=person]").click()
    expect(page.locator("#topic")).to_contain_text("أحمد")
    expect(page.locator("#agent option:checked")).to_contain_text("Samir")
    guest.answers("// he means the office in Cairo")
    own = page.locator("#desk-log .own")
    expect(own.last.locator(".reaction")).to_have_text("✍")
    guest.answers("أهلا وسهلا! من التاسعة صباحا.")
    expect(own.last.locator(".reaction")).to_have_text("👌")
    private = page.locator("#private-log")
    expect(private).to_contain_text("أهلا وسهلا!")
    expect(private).not_to_contain_text("Cairo")


def test_what_people_write_is_shown_and_never_run(guest: Visit) -> None:
    page = guest.page
    words = '<img src=x onerror="document.title=1"><script>document.title=2</script> & "done"'
    guest.customer("Ann")
    box = page.get_by_label("Message of the customer")
    box.fill(words)
    box.press("Enter")
    expect(page.locator("#private-log .own .text").last).to_have_text(words)
    guest.customer("Ben")
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


def test_files_edits_reactions_and_blocking(guest: Visit, trial: Trial, tmp_path: Path) -> None:
    page = guest.page
    picture, report = tmp_path / "screen.png", tmp_path / "report <1>.html"
    picture.write_bytes(PNG)
    report.write_text("<script>alert(1)</script>")
    guest.customer("Дмитрий")
    guest.attaches("#ask", "photo", picture)
    page.get_by_label("Message of the customer").fill("The screen")
    page.locator("#ask .send").click()
    sent = page.locator("#private-log .own").last
    expect(sent.locator("img")).to_have_js_property("naturalWidth", 1)
    guest.attaches("#ask", "document", report)
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


def test_a_mail_customer_goes_on_in_telegram_as_the_same_customer(guest: Visit) -> None:
    page = guest.page
    guest.customer("Марина")
    page.locator("#mail-log").get_by_role("button", name="Go on in Telegram").last.click()
    expect(page.locator("#private-name")).to_have_text("Марина Белова")
    page.locator("#private-log .keys button").first.click()
    expect(page.locator("#people .person", has_text="Марина")).to_have_count(2)
    expect(page.locator("#story .whose")).to_contain_text("Looked after by Anna")


def test_the_keyboard_alone_is_enough(guest: Visit) -> None:
    page = guest.page
    expect(page.locator("#people .person").first).to_be_visible()
    guest.customer("Ann")
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


def test_a_mail_is_written_and_answered_by_keys_alone(guest: Visit, trial: Trial) -> None:
    page, keys = guest.page, guest.page.keyboard

    def until(selector: str, key: str = "Tab") -> None:
        """Pressed, until what has the focus is that."""
        for _ in range(40):
            keys.press(key)
            if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"{key} never comes to {selector}")

    until("#people .person")
    keys.press("Home")
    for _ in range(5):
        keys.press("ArrowRight")
    keys.press("Enter")
    expect(page.locator("#mail-name")).to_contain_text("لينا حداد")
    until("#letters button")
    keys.press("Tab")
    keys.press("Enter")
    keys.press("Control+Enter")
    expect(page.locator("#mail-log .thread h4").last).to_contain_text("معرض")
    wait_for(lambda: trial.get("facts")["decisions"][0][1] == LINA, 60)
    expect(page.locator("#topic")).to_contain_text("لينا")
    keys.press("F6")
    until("#desk-log :is(.message, .service)")
    keys.press("End")
    until("#desk-log .message:has(.keys)", "ArrowUp")
    keys.press("r")
    keys.type("أهلا لينا! نعم، بكل سرور.")
    keys.press("Enter")
    expect(page.locator("#mail-log .mail.ours").last).to_contain_text("بكل سرور")
    until("#desk-log .message", "Shift+Tab")
    keys.press("End")
    until("#desk-log .message.own", "ArrowUp")
    keys.press("+")
    keys.press("Enter")
    expect(page.locator("#desk-log .own .reaction", has_text="👍").last).to_be_visible()


SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LOOKS = list(product(SIZES, ("en", "ar"), SCHEMES))


@pytest.mark.parametrize(("size", "language", "scheme"), LOOKS)
def test_the_page_fits_the_screen_and_bars_nobody(
    trial: Trial, browser: Browser, size: str, language: str, scheme: Scheme
) -> None:
    guest = visit(browser, trial, size, language, scheme)
    page = guest.page
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    for name in ("customers", "desk", "why"):
        guest.pane(name)
        for whole in ("documentElement", "body"):
            scrolled: Any = page.evaluate(f"[document.{whole}.scrollWidth, document.{whole}.scrollHeight]")
            assert scrolled == list(SIZES[size].values())
        assert guest.barriers() == []
        guest.pictured(f"try-{size}-{language}-{scheme}-{name}")
        if size == "desk":
            break
    page.locator("#controls-open").click() if size == "phone" else None
    page.locator("#keys-open").click()
    assert guest.barriers() == []
    guest.leaves()


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
    guest: Visit, trial: Trial, foreign_site: str
) -> None:
    page = guest.page
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
