"""The ladder of decisions, rung by rung: what a customer writes, and what happens."""

from dataclasses import replace

import pytest

from kb import Match
from routing.decide import (
    Answer,
    Clarify,
    HandOff,
    Recent,
    SetAside,
    undelivered,
)
from routing.machine import Kind, Machine, Sign
from routing.model import Conversation, Reason, Request, State
from routing.policy import Policy
from tests.routing.cases import candidate, conversation, match, part, request
from tests.routing.deciding import CHOICES, FILE, NOTHING, POLICY, QUIET, code, decided

AWAY = Machine(Kind.ANSWER, Sign.HEADER)
STATES = (None, State.ANSWERED, State.ASKED, State.OPEN, State.RESOLVED)
SITUATIONS = {
    "a plain question": (request(), ["Answer sure"] * 3 + ["Attach held", "Answer sure"]),
    "a machine's mail": (
        request(channel="mail", automatic=AWAY),
        ["SetAside automatic"] * 3 + ["Attach automatic", "SetAside automatic"],
    ),
    "a machine's mail with a file": (
        request(channel="mail", automatic=Machine(Kind.REPORT, Sign.FORM), attachments=FILE),
        ["SetAside automatic"] * 3 + ["Attach automatic", "SetAside automatic"],
    ),
    "a person's mail through a mailing group": (
        request(channel="mail", by_hand="list"),
        ["HandOff by-hand"] * 3 + ["Attach held", "HandOff by-hand"],
    ),
    "a logo beside a sure question": (
        request(channel="mail", attachments=(replace(FILE[0], decoration=True),)),
        ["Answer sure"] * 3 + ["Attach held", "Answer sure"],
    ),
    "Start pressed": (request("/start", command="start"), ["SetAside started"] * 5),
    "Help asked for": (request("/help", command="help"), ["SetAside command"] * 5),
    "a wish for a person": (
        request("/human", command="human"),
        ["HandOff asked-for-person"] * 3 + ["Attach held", "HandOff asked-for-person"],
    ),
    "a photo": (
        request("", unsupported="photo"),
        ["HandOff not-only-text"] * 3 + ["Attach held", "HandOff not-only-text"],
    ),
    "a file beside a sure question": (
        request(channel="mail", attachments=FILE),
        ["HandOff not-only-text"] * 3 + ["Attach held", "HandOff not-only-text"],
    ),
    "a wish for a person, with a photo": (
        request("/human", command="human", unsupported="photo"),
        ["HandOff asked-for-person"] * 3 + ["Attach held", "HandOff asked-for-person"],
    ),
}


@pytest.mark.parametrize(
    ("asked", "state", "expected"),
    [
        pytest.param(asked, state, outcome, id=f"{name}, {state or 'new matter'}")
        for name, (asked, outcomes) in SITUATIONS.items()
        for state, outcome in zip(STATES, outcomes, strict=True)
    ],
)
def test_what_happens_to(asked: Request, state: State | None, expected: str) -> None:
    on = None if state is None else conversation(state)
    assert " ".join(code(decided(asked, on))) == expected


def test_start_is_no_question_but_a_robots_start_is_a_robots() -> None:
    welcomed = decided(request("/start", command="start"))
    assert welcomed == SetAside(Reason("started"))
    robot = decided(request(command="start", automatic=AWAY))
    assert robot == SetAside(Reason("automatic", (("kind", "answer"), ("sign", "header"))))


@pytest.mark.parametrize(
    ("probability", "expected"),
    [
        (1.0, ("Answer", "sure")),
        (0.75, ("Answer", "sure")),
        (0.7499, ("HandOff", "unsure")),
        (0.45, ("HandOff", "unsure")),
        (0.0, ("HandOff", "unsure")),
    ],
)
def test_the_bot_answers_from_just_the_confidence_that_is_set(
    probability: float, expected: tuple[str, str]
) -> None:
    assert code(decided(found=match(part(candidate("refund", probability))))) == expected


def test_an_answer_names_its_article_and_never_rounds_its_confidence_up() -> None:
    decision = decided(found=match(part(candidate("refund", 0.8999))))
    assert decision == Answer((("refund", "en"),), Reason("sure", (("article", "refund"), ("percent", 89))))


def test_a_question_without_any_candidate_goes_to_a_person() -> None:
    assert code(decided(found=match(part()))) == ("HandOff", "nothing-close")
    assert code(decided(found=NOTHING)) == ("HandOff", "nothing-close")


def test_an_article_in_another_language_is_never_sent() -> None:
    foreign = match(part(candidate("refund", 0.99, "ru")))
    said = HandOff(Reason("other-language", (("article", "refund"),)))
    assert decided(found=foreign) == said
    assert decided(found=match(part(candidate("invoice-copy", 0.9)), *foreign.parts)) == said
    far = match(part(candidate("refund", 0.1, "ru"), candidate("invoice-copy", 0.1)))
    assert code(decided(found=far)) == ("HandOff", "unsure")


@pytest.mark.parametrize("sure", [0.5, 0.99])
def test_where_the_best_article_is_in_another_language_the_next_best_is_neither_sent_nor_offered(
    sure: float,
) -> None:
    others = (candidate("invoice-copy", 0.95 * sure), candidate("close-account", 0.9 * sure))
    found = match(part(candidate("refund", sure, "ru"), *others))
    assert code(decided(found=found)) == ("HandOff", "other-language")


def test_several_questions_are_all_answered_and_the_weakest_counts() -> None:
    both = match(part(candidate("refund", 0.9)), part(candidate("invoice-copy", 0.8)))
    assert decided(found=both) == Answer(
        (("refund", "en"), ("invoice-copy", "en")),
        Reason("sure", (("article", "invoice-copy"), ("percent", 80))),
    )
    weak = match(part(candidate("refund", 0.9)), part(candidate("invoice-copy", 0.7)))
    assert decided(found=weak) == HandOff(Reason("not-all"))
    half = match(part(candidate("refund", 0.9)), part())
    assert decided(found=half) == HandOff(Reason("not-all"))
    assert code(decided(found=match(part(), part()))) == ("HandOff", "nothing-close")


def test_two_questions_with_one_answer_get_it_once() -> None:
    twice = match(part(candidate("refund", 0.9)), part(candidate("refund", 0.8)))
    decision = decided(found=twice)
    assert isinstance(decision, Answer) and decision.articles == (("refund", "en"),)


def test_courtesy_beside_a_question_does_not_stop_its_answer() -> None:
    polite = match(part(kind="thanks"), part(candidate("refund", 0.9)), part(kind="small_talk"))
    assert code(decided(found=polite)) == ("Answer", "sure")


CLOSE = match(
    part(
        candidate("refund", 0.6),
        candidate("invoice-copy", 0.5),
        candidate("cancel-service", 0.45),
        candidate("backup", 0.449),
    )
)


def test_between_close_articles_the_customer_chooses() -> None:
    choices = (("refund", "en"), ("invoice-copy", "en"), ("cancel-service", "en"))
    assert decided(found=CLOSE) == Clarify(choices, Reason("close", (("count", 3),)))


def test_at_most_three_articles_are_offered() -> None:
    five = match(part(*(candidate(f"article-{number}", 0.6) for number in range(5))))
    decision = decided(found=five)
    assert isinstance(decision, Clarify) and len(decision.choices) == 3


@pytest.mark.parametrize(
    ("found", "on"),
    [
        pytest.param(match(part(candidate("refund", 0.6))), None, id="only one is close"),
        pytest.param(
            match(part(candidate("refund", 0.6), candidate("invoice-copy", 0.1))),
            None,
            id="the second is too far",
        ),
        pytest.param(
            match(part(candidate("refund", 0.6), candidate("refund-ru", 0.6, "ru"))),
            None,
            id="the second is in another language",
        ),
        pytest.param(CLOSE, conversation(State.ASKED, choices=CHOICES), id="the customer was asked before"),
        pytest.param(match(*CLOSE.parts, part(candidate("dns", 0.6))), None, id="several questions"),
    ],
)
def test_the_bot_does_not_ask_back_when(found: Match, on: Conversation | None) -> None:
    several = len(found.parts) > 1
    assert code(decided(on=on, found=found)) == ("HandOff", "not-all" if several else "unsure")


@pytest.mark.parametrize(
    ("recent", "expected"),
    [
        (Recent(2, 199), ("Answer", "sure")),
        (Recent(3, 3), ("HandOff", "limit-address")),
        (Recent(4, 4), ("HandOff", "limit-address")),
        (Recent(0, 200), ("HandOff", "limit-all")),
        (Recent(3, 200), ("HandOff", "limit-address")),
    ],
)
def test_the_bot_stops_at_just_the_number_of_answers_that_is_set(
    recent: Recent, expected: tuple[str, str]
) -> None:
    assert code(decided(recent=recent)) == expected


@pytest.mark.parametrize(
    ("recent", "expected"),
    [
        (replace(QUIET, unsubscribed=True), "no-automatic"),
        (replace(QUIET, of_another=True), "answers-another"),
        (replace(QUIET, echo=True), "echo"),
        (replace(QUIET, same=True), "same-words"),
    ],
)
def test_by_mail_a_person_answers(recent: Recent, expected: str) -> None:
    asked = request(channel="mail")
    assert code(decided(asked, recent=recent)) == ("HandOff", expected)
    assert code(decided(asked, found=CLOSE, recent=recent)) == ("HandOff", expected)


def test_who_wants_no_automatic_mail_gets_no_choice_by_number_either() -> None:
    on, quiet = conversation(State.ASKED, choices=CHOICES, channel="mail"), replace(QUIET, unsubscribed=True)
    assert code(decided(request("1", channel="mail"), on, recent=quiet)) == ("HandOff", "no-automatic")


def test_asking_back_counts_among_what_the_bot_says() -> None:
    assert code(decided(found=CLOSE, recent=Recent(3, 3))) == ("HandOff", "limit-address")


def test_with_no_automatic_answers_allowed_a_person_answers() -> None:
    silent = Policy(answers_per_address_per_hour=0)
    assert decided(policy=silent) == HandOff(Reason("limit-address", (("count", 0),)))


def test_the_same_article_is_not_sent_twice_in_a_conversation() -> None:
    before = conversation(State.ANSWERED, last_article="refund")
    assert decided(on=before) == HandOff(Reason("second-time", (("article", "refund"),)))
    among = match(part(candidate("dns", 0.9)), part(candidate("refund", 0.9)))
    assert code(decided(on=before, found=among)) == ("HandOff", "second-time")
    another = match(part(candidate("dns", 0.9)))
    assert code(decided(on=before, found=another)) == ("Answer", "sure")


@pytest.mark.parametrize("state", [State.ANSWERED, State.ASKED, State.RESOLVED])
def test_who_replies_to_an_answer_gets_a_person(state: State) -> None:
    assert code(decided(on=conversation(state), is_reply=True)) == ("HandOff", "answer-to-answer")


def test_a_reply_to_something_long_done_is_a_new_question() -> None:
    assert code(decided(on=None, is_reply=True)) == ("Answer", "sure")


@pytest.mark.parametrize("state", list(State))
def test_an_answer_that_failed_is_handed_over_where_nobody_holds_the_matter(state: State) -> None:
    robots = state in (State.ANSWERED, State.ASKED)
    assert (undelivered(conversation(state), "refused") is not None) == robots
    assert undelivered(conversation(state), "blocked") is None


@pytest.mark.parametrize(
    ("pairs", "what"),
    [
        ((), "HandOff"),
        ((("uk", "ru"),), "Answer"),
        ((("uk", "en"), ("uk", "ru")), "Answer"),
        ((("ru", "uk"),), "HandOff"),
    ],
)
def test_another_language_is_answered_in_only_where_the_settings_say_so(
    pairs: tuple[tuple[str, str], ...], what: str
) -> None:
    found = match(part(candidate("refund", 0.9, language="ru")))
    decision = decided(request(language="uk"), found=found, policy=replace(POLICY, also_answer=pairs))
    assert type(decision).__name__ == what
    if isinstance(decision, Answer):
        assert decision.articles == (("refund", "ru"),)
