"""What is learned from questions that people answered."""

from dataclasses import replace

import numpy as np
import pytest

from kb import Knowledge, Outcome
from kb.confidence import calibrated
from kb.evidence import NAMES
from kb.groups import Question, groups
from kb.learn import LONGEST, Check, Learned, check, taught, wording
from kb.outcomes import ENOUGH, UNANSWERED, expected, outcome
from tests.kb.shipped import knowledge
from tests.kb.test_lint import BIKES, PARKING


@pytest.mark.parametrize(
    ("text", "learned"),
    [
        ("Hello! My parcel has a hole, what now?\n\nThanks\nAnn", "My parcel has a hole, what now?"),
        ("Where is order 4915550001234 of ann@example.com?", "Where is order of"),
        ("How do I cancel? And where is your office?", ""),
        ("Thank you!", ""),
        (
            "I bought it long ago and it was fine. " * 20 + "How do I cancel my plan?",
            "How do I cancel my plan?",
        ),
        ("a" * (LONGEST + 1), ""),
    ],
)
def test_only_what_is_asked_is_learned_and_nothing_private(text: str, learned: str) -> None:
    assert wording(text, knowledge().match(text, "en")) == learned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bike stand!", Check("known", "bikes")),
        ("Hello, a place for MY bike...", Check("known", "bikes")),
        ("is there a CAR park?", Check("taken", "parking")),
        ("where do two-wheelers go", Check("new")),
    ],
)
def test_what_is_known_already_is_not_learned_again(text: str, found: Check) -> None:
    assert check(text, "bikes", (PARKING, BIKES)) == found


def test_a_wording_learned_is_found_again_and_forgotten_when_taken_back() -> None:
    def sure(*learned: Learned) -> str:
        built = Knowledge.build(taught([PARKING, BIKES], learned))
        (part,) = built.match("velocipede shelter", "en").parts
        best = part.candidates[0]
        return best.article_id if best.confidence > 0.9 else ""

    assert sure() == ""
    assert sure(Learned("bikes", "en", "velocipede shelter")) == "bikes"
    assert sure(Learned("gone", "en", "velocipede shelter")) == ""


def test_a_wording_in_a_language_the_article_lacks_joins_one_it_has() -> None:
    german = replace(BIKES, language="de", question="Wohin mit dem Fahrrad?")
    (one,) = taught([german], [Learned("bikes", "en", "bike shelter")])
    assert one.phrasings == (*BIKES.phrasings, "bike shelter")


def test_questions_that_ask_the_same_are_put_together() -> None:
    asked = [
        "Do you offer a student discount?",
        "Where are your servers located?",
        "is there a discount for students",
        "student discount please",
        "In which country are the servers located?",
        "thanks",
    ]
    found = groups([Question(text, "en") for text in asked])
    assert [len(group.questions) for group in found] == [3, 2]
    assert all("discount" in one.text for one in found[0].questions)


def test_features_of_another_version_teach_nothing() -> None:
    row = {f"0.{name}": 0.5 for name in NAMES}
    assert outcome(row, "right") == Outcome((0.5,) * len(NAMES), "right")
    assert outcome({**row, "1.score": 0.1}, "none") == Outcome((0.5,) * len(NAMES), "none")
    assert outcome({name: row[name] for name in list(row)[1:]}, "right") is None


def test_a_stricter_promise_expects_fewer_answers_and_fewer_wrong_ones() -> None:
    found = [expected(knowledge(), promise, ()) for promise in (0.01, 0.02, 0.05)]
    assert [one.answered for one in found] == sorted(one.answered for one in found)
    for one, promise in zip(found, (0.01, 0.02, 0.05), strict=True):
        assert one.wrong <= promise
    assert found[-1].answered > 0.1


def test_a_language_is_expected_to_do_as_the_base_of_all_languages_does_with_it() -> None:
    """Not as a base of its articles alone would: customers never meet such a one."""
    own = knowledge().base.own
    sure = calibrated(own, 0.05)
    answers = np.array([sure.of(tuple(row)) >= sure.answer_from for row in own.features])
    mine = np.array([language == "uk" for language in own.languages])
    foreign, home = mine & own.foreign, mine & ~own.foreign
    assert foreign.any() and home.any()
    answered = UNANSWERED * answers[foreign].mean() + (1 - UNANSWERED) * answers[home].mean()
    found = expected(knowledge(), 0.05, (), "uk")
    assert found.answered == pytest.approx(answered)
    assert 0 < found.wrong < found.answered


def test_a_language_is_judged_by_its_own_outcomes_where_there_are_enough() -> None:
    rows = [tuple(row) for row in knowledge().base.own.features[: 4 * ENOUGH]]
    good = [Outcome(row, "right") for row in rows[: 2 * ENOUGH]]
    bad = [Outcome(row, "none") for row in rows[2 * ENOUGH :]]
    assert expected(knowledge(), 0.5, [*good, *bad], "uk", good[:ENOUGH]).wrong == 0
    few = expected(knowledge(), 0.5, [*good, *bad], "uk", good[: ENOUGH - 1])
    assert few == expected(knowledge(), 0.5, [*good, *bad], "uk")


def test_what_came_of_real_questions_moves_what_is_expected() -> None:
    """The same questions: where all guesses were wrong hardly any is made again."""
    rows = [tuple(row) for row in knowledge().base.own.features[: 2 * ENOUGH]]
    bad = [Outcome(row, "wrong") for row in rows]
    good = [Outcome(row, "right") for row in rows]
    assert expected(knowledge(), 0.05, bad).answered < 0.1
    assert expected(knowledge(), 0.05, good).answered > expected(knowledge(), 0.05, bad).answered


def test_what_came_of_newer_questions_counts_for_more() -> None:
    """The same outcomes, once with the wrong guesses among the old ones, once among the new ones."""
    own = knowledge().base.own
    row = tuple(own.features[own.right][0])
    good, doubtful = [Outcome(row, "right")] * 400, [Outcome(row, "right"), Outcome(row, "wrong")] * 200
    better, worse = calibrated(own, 0.05, [*doubtful, *good]), calibrated(own, 0.05, [*good, *doubtful])
    assert better.of(row) > worse.of(row) + 0.05
