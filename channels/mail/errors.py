"""Where sending a mail stops, and what that means: the table of outcomes."""

from enum import Enum

from aiosmtplib.errors import SMTPException, SMTPResponseException

from channels.base import Deferred, Failed, Outcome, Unknown
from channels.mail.encoded import shown


class Step(Enum):
    """How far the sending of one mail got."""

    CONNECT = "connecting"  # connection, TLS, EHLO, login
    SENDER = "MAIL FROM"
    RECIPIENT = "RCPT TO"
    CONTENT = "DATA"  # asked whether the content may come
    DOT = "the end of the mail"  # everything is out, the answer is not in


def outcome_of(error: Exception, step: Step) -> Outcome:
    """What an error at a step means for the mail (RFC 5321 4.2, 4.5.3.2.6).

    Before the final dot nothing was taken over, so it is safe to try again; behind it nobody knows.
    """
    if isinstance(error, SMTPResponseException) and error.code > 0:
        said = f"{step.value}: {error.code} {shown(error.message, 300)}"
        if step is Step.CONNECT or error.code < 500:
            # A relay that refuses us as such (login, greeting) refuses no single mail: a setting is wrong.
            return Deferred(said)
        return Failed("refused-address" if step is Step.RECIPIENT else "refused", said)
    reason = f"{step.value}: {_plain(error)}"
    return Unknown(reason) if step is Step.DOT else Deferred(reason)


def _plain(error: Exception) -> str:
    if isinstance(error, SMTPException):
        return shown(str(error.message), 300)
    return shown(str(error), 300) or type(error).__name__
