"""What is to be known of a mailbox, and where that is kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

After = Literal["leave", "flag", "move"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """One folder of one account, as the settings name it."""

    address: str
    """What customers write to; answers leave from it."""
    host: str
    port: int
    username: str
    password: str = field(default="", repr=False)
    token_command: str = field(default="", repr=False)
    """Prints an access token (XOAUTH2); "" where there is a password."""
    tls: bool = True
    ca_file: str = ""
    """Certificates to trust besides nothing else; "" for what the machine trusts."""
    folder: str = "INBOX"
    after: After = "leave"
    """What becomes of a mail on the server once it is kept here; it is never deleted."""
    move_to: str = ""
    backlog: bool = False
    """Whether mails that lay there before the first look are taken too."""
    size_limit: int = 25 * 1024**2
    """Bytes."""

    @property
    def name(self) -> str:
        """What the ledger knows it by."""
        return f"{self.username}@{self.host}/{self.folder}"

    @property
    def place(self) -> str:
        """What the log calls it: without the user name, which is an address."""
        return f"{self.host}/{self.folder}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A mail that was dealt with; ``marked``: on the server too. ``key`` is its arrival's source id."""

    uid: int
    key: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the ledger knows of a folder."""

    uidvalidity: int
    first: int
    """Up to this UID nothing is ours."""
    renewed_to: int
    """Up to this UID the server gave mails new numbers, so that age must tell the backlog from the rest."""
    left_until: datetime | None
    """When the newest mail of the backlog reached the server; None where no backlog is left alone."""


class Register(Protocol):
    """The ledger's part about mailboxes. All raise NotStored."""

    async def known(self, mailbox: str) -> Known | None: ...

    async def begin(self, mailbox: str, known: Known) -> None:
        """A first look, or a new UIDVALIDITY: what was known of UIDs is void, what of keys is not."""

    async def uids(self, mailbox: str, uidvalidity: int) -> set[int]: ...

    async def has_key(self, mailbox: str, key: str) -> bool: ...

    async def add(self, mailbox: str, uidvalidity: int, fetched: Sequence[Fetched]) -> None: ...

    async def unmarked(self, mailbox: str, uidvalidity: int) -> list[int]: ...

    async def mark(self, mailbox: str, uidvalidity: int, uids: Collection[int]) -> None: ...

    async def forget(self, mailbox: str, uidvalidity: int, uids: Collection[int]) -> None:
        """They are no longer in the folder."""
