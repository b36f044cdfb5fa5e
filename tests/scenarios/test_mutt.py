"""A customer's real mail program: mutt writes the replies, and keeps the thread."""

import contextlib
import mailbox
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.channels.mail.programs import program
from tests.fakes.dovecot import dovecot
from tests.fakes.letters import MailCustomer
from tests.fakes.sandbox import wait_for
from tests.fakes.smtp_sink import Caught
from tests.fakes.story import FAR, Story

LONG_ID = "AM0PR04MB5555F4B0E6D2C3A198765432100000000000000000000000000000000@AM0PR04MB5555.eurprd04.example"
"""As long as Exchange makes them."""


class Mutt:
    """Ann's mutt: what comes for her lies in an mbox, and what she sends goes to the program."""

    def __init__(self, folder: Path, ann: MailCustomer) -> None:
        self._ann, self._folder = ann, folder
        self.box = folder / "inbox"
        self._known = 0
        editor = folder / "editor.sh"
        editor.write_text(f'#!/bin/sh\ncat "{folder}/words" "$1" > "$1.new" && mv "$1.new" "$1"\n')
        editor.chmod(0o755)
        (folder / "rc").write_text(
            f'set folder="{folder}" spoolfile="{self.box}" from="{ann.address}" realname="Ann Lee"\n'
            f'set smtp_url="smtp://127.0.0.1:{ann.port()}" ssl_starttls=no ssl_force_tls=no\n'
            f'set editor="{editor}" autoedit=yes\n'
            'set fast_reply=yes include=yes abort_unmodified=no copy=yes record="+inbox" edit_headers=no\n'
            'set sort=threads ascii_chars=yes index_format="HIDDEN=%M." confirmappend=no\n'
            'set quit=yes mail_check=0 status_format="" help=no wait_key=no delete=no move=no\n'
            "set use_from=yes hostname=customers.example\n"
        )

    def fetches(self, mail: Caught) -> None:
        """Puts a mail into the box."""
        box = mailbox.mbox(self.box)
        box.add(mail.content)
        box.close()

    def does(self, keys: str, done: Callable[[str], bool]) -> str:
        """Starts it with these keys, ends it as soon as it is ``done``; what it showed on the screen."""
        command = f"{program('mutt')} -n -F {self._folder / 'rc'} -e 'push \"{keys}\"'"
        screen = self._folder / "screen"
        with screen.open("wb") as out:
            process = subprocess.Popen(
                [program("script"), "-qfec", command, "/dev/null"],
                stdin=subprocess.PIPE,
                stdout=out,
                env={"TERM": "vt100", "PATH": "/usr/bin:/bin", "HOME": str(self._folder)},
            )
        try:
            wait_for(lambda: done(screen.read_text("utf-8", "replace")))
        finally:
            try:
                process.communicate(b"x", timeout=20)
            finally:
                process.kill()
                process.wait()
        return screen.read_text("utf-8", "replace")

    def replies(self, text: str) -> None:
        """To the newest mail."""
        (self._folder / "words").write_text(f"{text}\n\n")
        before = len(self.mails)
        self.does("<last-entry><reply><send-message>", lambda _: len(self.mails) > before)

    @property
    def mails(self) -> list[bytes]:
        with contextlib.closing(mailbox.mbox(self.box)) as box:
            return [one.as_bytes() for one in box]

    @property
    def threads(self) -> list[int]:
        """How many mails each thread has, as mutt shows them."""
        shown = self.does("<collapse-all>", lambda seen: re.search(r"HIDDEN=[1-9]\d*\.", seen) is not None)
        last = shown.rpartition("\x1b[H")[2]  # what it drew since it last cleared the screen
        return [int(hidden) for hidden in re.findall(r"HIDDEN=(\d+)\.", last)]


def test_a_talk_with_mutt_stays_one_thread_in_mutt_and_in_dovecot(firm: Story, tmp_path: Path) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    folder = tmp_path / "mutt"
    folder.mkdir()
    mutt = Mutt(folder, ann)
    asked = ann.letter("My umbrella", FAR, id=LONG_ID)
    box = mailbox.mbox(mutt.box)
    box.add(asked.content)
    box.close()
    ann.sends(asked)
    card = firm.card("Ann Lee")
    for number in (1, 2, 3):
        written = firm.mia.writes_in(card, f"Answer {number}.")
        firm.receipt(written)
        mutt.fetches(ann.gets(number))
        mutt.replies(f"My reply number {number}.")
        firm.says("Ann Lee", f"My reply number {number}.")
    assert len(firm.cards("Ann Lee")) == 1, "one conversation"
    assert firm.program.ledger.count("select count(*) from conversations") == 1
    said = [text for (text,) in firm.program.ledger.rows("select text from requests order by id")]
    assert said[1:] == [f"My reply number {number}." for number in (1, 2, 3)], "no quote of ours among them"

    mails = mutt.mails
    assert len(mails) == 7
    assert mutt.threads == [7]
    with dovecot() as server:
        server.deliver(*mails)
        with server.session() as imap:
            tree = imap.thread("REFERENCES", "UTF-8", "ALL")[1][0].decode()
        assert sorted(map(int, re.findall(r"\d+", tree))) == list(range(1, 8))
        assert tree.count("(") == 1, "one thread, without branches"
