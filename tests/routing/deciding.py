"""Decisions as the tests take them; each must be explainable in every language."""

from kb import Match
from routing.decide import (
    Decision,
    Recent,
    decide,
)
from routing.model import Attachment, Conversation, Request
from routing.policy import Policy
from tests.routing.cases import candidate, match, part, request
from tests.routing.texts import LANGUAGES, wording

QUIET = Recent(to_address=0, in_all=0)
POLICY = Policy(answers_per_address_per_hour=3, answers_per_hour=200)
SURE = match(part(candidate("refund", 0.9), candidate("invoice-copy", 0.2)))
THANKS = match(part(kind="thanks"))
HELLO = match(part(kind="small_talk"))
NOTHING = match()
FILE = (Attachment(name="a.pdf", content_type="application/pdf", size=10, blob="b"),)
CHOICES = (("refund", "en"), ("invoice-copy", "en"))


def decided(
    asked: Request | None = None,
    on: Conversation | None = None,
    *,
    is_reply: bool = False,
    found: Match = SURE,
    recent: Recent = QUIET,
    policy: Policy = POLICY,
) -> Decision:
    decision = decide(asked or request(), on, is_reply, found, recent, policy)
    for language in LANGUAGES:
        assert wording().why(language, decision.reason)
    return decision


def code(decision: Decision) -> tuple[str, str]:
    return type(decision).__name__, decision.reason.code
