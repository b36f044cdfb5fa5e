"""Mails that the shipped knowledge base answers, each from a customer of its own."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

SUPPORT = "support@northwind.example"
QUESTIONS = (
    ("Password", "I forgot my password. How do I reset my password?"),
    ("Money back", "Can I get a refund? I want my money back."),
    ("Invoice", "Where do I find my invoices? I need a copy of the invoice."),
    ("Plan", "How do I upgrade my hosting plan?"),
    ("Backup", "How do I restore my website from a backup?"),
)


def letter(run: str, number: int) -> tuple[str, bytes]:
    """The sender's address and the mail, plain text and HTML; ``run`` keeps the mails of two runs apart."""
    subject, question = QUESTIONS[number % len(QUESTIONS)]
    sender = f"customer{number}.{run}@mail.example"
    message = EmailMessage()
    message["From"] = f"Customer {number} <{sender}>"
    message["To"] = SUPPORT
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = f"<{run}.{number}@mail.example>"
    message.set_content(f"Hello,\n\n{question}\n\nKind regards\nAnn\n")
    message.add_alternative(
        f"<html><body><p>Hello,</p><p>{question}</p><p>Kind regards<br>Ann</p></body></html>",
        subtype="html",
    )
    return sender, message.as_bytes().replace(b"\n", b"\r\n")
