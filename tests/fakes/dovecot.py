"""A real Dovecot in a folder of its own, on free ports, under a user without rights."""

import contextlib
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from imaplib import IMAP4
from pathlib import Path

from channels.mail.imap_words import folder_name
from tests.fakes.sandbox import wait_for

PLAIN_USER = "firstline-tests"
ROOM = 4096
"""Bytes that may lie in the folders of the archive, by its quota."""
USER, PASSWORD = "support", 'secret, with "quotes" and \\'

_CONFIG = """\
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
first_valid_uid = 1
ssl = yes
ssl_cert = <{base}/cert.pem
ssl_key = <{base}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
mail_location = maildir:{base}/mail/%u
mail_plugins = quota
protocol imap {{
  mail_plugins = quota imap_quota
}}
plugin {{
  quota = count:Archive:ns=Archive/
  quota_rule = *:storage={room}B
  quota_vsizes = yes
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {base}/oauth2
}}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = {base}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={base}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Done {{
    auto = create
  }}
  mailbox Entwürfe {{
    auto = create
  }}
  mailbox Small {{
    auto = create
  }}
}}
namespace archive {{
  prefix = Archive/
  separator = /
  location = maildir:{base}/archive/%u
  mailbox Full {{
    auto = create
  }}
}}
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
"""


_OAUTH2 = """\
introspection_url = http://127.0.0.1:{port}/introspect?token=
introspection_mode = get
username_attribute = name
active_attribute = active
active_value = true
"""


@dataclass(frozen=True)
class _Account:
    name: str
    group: str
    gid: int


def _plain_user() -> _Account:
    """Dovecot does not serve as root; root's tests make a user without rights for it."""
    name = pwd.getpwuid(os.getuid()).pw_name if os.getuid() != 0 else PLAIN_USER
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        subprocess.run(
            ["useradd", "--system", "--user-group", "--shell", "/usr/sbin/nologin", name], check=True
        )
        found = pwd.getpwnam(name)
    return _Account(name, grp.getgrgid(found.pw_gid).gr_name, found.pw_gid)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Dovecot:
    """One account, ``USER`` with ``PASSWORD``."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.port, self.tls_port, self.token_port = free_port(), free_port(), free_port()
        self.certificate = base / "cert.pem"
        self._account = _plain_user()
        self._process: subprocess.Popen[bytes] | None = None
        self._prepare()

    def _prepare(self) -> None:
        for part in ("run", "mail", "archive", "state"):
            (self.base / part).mkdir()
        (self.base / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n", "utf-8")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
             "-keyout", str(self.base / "key.pem"), "-out", str(self.certificate)],
            check=True, capture_output=True,
        )  # fmt: skip
        (self.base / "oauth2").write_text(_OAUTH2.format(port=self.token_port), "utf-8")
        config = _CONFIG.format(
            base=self.base,
            user=self._account.name,
            group=self._account.group,
            port=self.port,
            tls_port=self.tls_port,
            room=ROOM,
        )
        (self.base / "dovecot.conf").write_text(config, "utf-8")
        self.base.chmod(0o755)
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", f"{self._account.name}:", str(self.base)], check=True)

    def ensure_running(self) -> None:
        """After a story that broke it."""
        if self._process is None:
            self.start()

    def start(self) -> "Dovecot":
        program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, "Dovecot is missing: sudo apt-get install -y dovecot-imapd"
        user = self._account.name if os.getuid() == 0 else None
        self._process = subprocess.Popen(
            [program, "-F", "-c", str(self.base / "dovecot.conf")],
            user=user,
            group=self._account.gid if user else None,
            extra_groups=[] if user else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for(self._answers, 20)
        return self

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as line:
            line.settimeout(5)
            return line.recv(4).startswith(b"* OK")
        return False

    def kill(self) -> None:
        """kill -9 of the whole server, sessions included."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def renumber(self, folder: str = "INBOX") -> None:
        """Another UIDVALIDITY, as after a restored backup."""
        place = self.base / "mail" / USER
        place = place if folder == "INBOX" else place / f".{folder}"
        for name in ("dovecot-uidlist", "dovecot-uidvalidity"):
            (place / name).unlink(missing_ok=True)
        for index in place.glob("dovecot.index*"):
            index.unlink()
        for memory in place.glob("dovecot-uidvalidity.*"):
            memory.unlink()

    @contextlib.contextmanager
    def session(self, folder: str = "INBOX") -> Iterator[IMAP4]:
        """Another mail program of the same account."""
        client = IMAP4("127.0.0.1", self.port, timeout=60)
        client.login(USER, PASSWORD)
        client.select(folder_name(folder))
        try:
            yield client
        finally:
            with contextlib.suppress(Exception):
                client.logout()

    def deliver(self, *mails: bytes, folder: str = "INBOX", flags: str = "") -> None:
        """Puts mails into a folder."""
        with self.session(folder) as client:
            for mail in mails:
                status, words = client.append(folder_name(folder), flags, "", mail)
                assert status == "OK", words

    def fill(self, count: int) -> None:
        """Puts many small mails into the inbox at once."""
        place = self.base / "mail" / USER / "cur"
        for number in range(count):
            mail = place / f"{1_700_000_000 + number}.M{number}.filled:2,"
            mail.write_bytes(a_mail(f"filled-{number}"))
            shutil.chown(mail, self._account.name)
        assert self.count() >= count

    def empty(self, folder: str = "INBOX") -> None:
        """Deletes what is in a folder."""
        with self.session(folder) as client:
            client.uid("STORE", "1:*", "+FLAGS.SILENT", r"(\Deleted)")
            client.expunge()

    @contextlib.contextmanager
    def locked(self, folder: str) -> Iterator[None]:
        """Nothing can be put into the folder: the disk says no."""
        place = self.base / "mail" / USER / f".{folder}" / "tmp"
        place.chmod(0o500)
        try:
            yield
        finally:
            place.chmod(0o700)

    def flags(self, folder: str = "INBOX") -> list[str]:
        """The flags of each mail."""
        with self.session(folder) as client:
            _, lines = client.fetch("1:*", "(FLAGS)")
            return [line.decode() for line in lines if isinstance(line, bytes)]

    def count(self, folder: str = "INBOX") -> int:
        with self.session(folder) as client:
            _, numbers = client.search(None, "ALL")
            return len(numbers[0].split())


@contextlib.contextmanager
def dovecot() -> Iterator[Dovecot]:
    """A server at work."""
    base = Path(tempfile.mkdtemp(prefix="firstline-dovecot-"))
    server = Dovecot(base)
    try:
        yield server.start()
    finally:
        server.kill()
        shutil.rmtree(base, ignore_errors=True)


def a_mail(number: int | str, body: str = "How do I reset my password?", **headers: str) -> bytes:
    """A mail of its own, as the wire has it."""
    mail = EmailMessage()
    mail["From"] = f"Ann {number} <ann{number}@customer.example>"
    mail["To"] = "support@northwind.example"
    mail["Subject"] = f"Question {number}"
    mail["Date"] = "Sat, 21 Nov 2026 12:00:00 +0000"
    if "message_id" not in headers:
        mail["Message-ID"] = f"<{number}@customer.example>"
    elif headers["message_id"]:
        mail["Message-ID"] = headers["message_id"]
    mail.set_content(body)
    return mail.as_bytes().replace(b"\n", b"\r\n")
