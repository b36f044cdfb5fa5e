"""Polls: asked, answered, changed and closed."""

import pytest
import telegram
from telegram import InputPollOption
from telegram.error import BadRequest

from tests.channels.telegram.sandbox.driving import as_bot, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Json, Refused, Sandbox, User

YES_NO = [{"text": "Yes"}, {"text": "No"}]
WITH_POLLS = ["poll", "poll_answer", "message"]


def votes(sandbox: Sandbox, who: User, message: Json, *numbers: int) -> None:
    sandbox.act(
        who.id, "vote", chat=message["chat"]["id"], message=message["message_id"], options=list(numbers)
    )


def test_votes_are_counted_and_told_by_name_where_the_poll_is_open(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    sent = result(sandbox, bot, "sendPoll", chat_id=desk.id, question="?", options=YES_NO, is_anonymous=False)
    new_updates(sandbox, bot, allowed_updates=WITH_POLLS)
    votes(sandbox, bob, sent, 1)
    votes(sandbox, bob, sent, 0)
    votes(sandbox, bob, sent)
    told = new_updates(sandbox, bot, allowed_updates=WITH_POLLS)
    answers = [update["poll_answer"]["option_ids"] for update in told if "poll_answer" in update]
    counts = [update["poll"]["total_voter_count"] for update in told if "poll" in update]
    assert (answers, counts) == ([[1], [0], []], [1, 1, 0])


def test_who_voted_in_an_anonymous_poll_is_not_told(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    sent = result(sandbox, bot, "sendPoll", chat_id=desk.id, question="?", options=YES_NO)
    new_updates(sandbox, bot, allowed_updates=WITH_POLLS)
    votes(sandbox, bob, sent, 1)
    (update,) = new_updates(sandbox, bot, allowed_updates=WITH_POLLS)
    assert [option["voter_count"] for option in update["poll"]["options"]] == [0, 1]
    with pytest.raises(Refused, match="takes one answer"):
        votes(sandbox, bob, sent, 0, 1)


def test_a_poll_ends_when_it_is_stopped_or_its_time_is_over(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        first = await client.send_poll(ann.id, "?", ["Yes", "No"])
        assert (await client.stop_poll(ann.id, first.message_id)).is_closed
        with pytest.raises(BadRequest, match="Poll has already been closed"):
            await client.stop_poll(ann.id, first.message_id)
        with pytest.raises(BadRequest, match="Message with poll to stop not found"):
            await client.stop_poll(ann.id, 1)
        timed = await client.send_poll(ann.id, "?", ["Yes", "No"], open_period=60)
        assert timed.poll is not None and timed.poll.close_date is not None
        sandbox.advance(61)
        with pytest.raises(BadRequest, match="Poll has already been closed"):
            await client.stop_poll(ann.id, timed.message_id)

    as_bot(sandbox, bot, story)
    *_, last = ann.received()
    assert last["poll"]["is_closed"]
    with pytest.raises(Refused, match="closed"):
        votes(sandbox, ann, {**last, "chat": {"id": bot.id}}, 0)


def test_a_quiz_has_a_right_answer_and_takes_one_vote(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> telegram.Message:
        options = [InputPollOption("4"), InputPollOption("5")]
        return await client.send_poll(
            ann.id, "2 + 2", options, type="quiz", correct_option_ids=[0], explanation="<b>four</b>",
            explanation_parse_mode="HTML",
        )  # fmt: skip

    sent = as_bot(sandbox, bot, story)
    assert sent.poll is not None
    assert (sent.poll.correct_option_ids, sent.poll.explanation) == ((0,), "four")
    message = {"chat": {"id": bot.id}, "message_id": sent.message_id}
    votes(sandbox, ann, message, 1)
    with pytest.raises(Refused, match="change their vote"):
        votes(sandbox, ann, message, 0)


def test_a_forward_shares_the_votes_and_a_copy_begins_anew(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    sent = result(sandbox, bot, "sendPoll", chat_id=ann.id, question="?", options=YES_NO)
    votes(sandbox, ann, {**sent, "chat": {"id": bot.id}}, 0)
    number = {"from_chat_id": ann.id, "message_id": sent["message_id"], "chat_id": desk.id}
    forwarded = result(sandbox, bot, "forwardMessage", **number)
    result(sandbox, bot, "copyMessage", **number)
    votes(sandbox, bob, forwarded, 0)
    shared, copied = desk.messages(bob)
    assert shared["poll"]["total_voter_count"] == 2
    assert copied["poll"]["total_voter_count"] == 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"options": []}, "at least 1 items"),
        ({"options": [{"text": str(n)} for n in range(13)]}, "at most 12 items"),
        ({"type": "riddle"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [0, 1]}, "wrong correct option ID specified"),
        ({"open_period": 3}, "at least 5"),
        ({"close_date": 1}, "invalid poll close date"),
        ({"open_period": 60, "close_date": 2_000_000_000}, "can't be used together"),
        ({"question": "<b>"}, "text must be non-empty"),
    ],
)
def test_polls_that_are_refused(sandbox: Sandbox, bot: Bot, ann: User, more: Json, words: str) -> None:
    asked = {"chat_id": ann.id, "question": "?", "options": YES_NO, "question_parse_mode": "HTML", **more}
    if words == "text must be non-empty":
        asked["question"] = "<b></b>"
    assert words in refusal(sandbox, bot, "sendPoll", **asked)
