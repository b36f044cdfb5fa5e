"""Nobody but us makes a token, and one made for one thing means nothing elsewhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from routing.tokens import Keys, Purpose, number_in, token

OLD = Keys("a", {"a": b"first secret"})
NEW = Keys("b", {"a": b"first secret", "b": b"second secret"})
NUMBERS = st.integers(min_value=1, max_value=2**63 - 1)


@given(NUMBERS, st.sampled_from(Purpose), st.text(max_size=20))
def test_a_token_holds_its_number_in_any_case_of_letters(number: int, purpose: Purpose, beside: str) -> None:
    made = token(NEW, purpose, number, beside)
    assert re.fullmatch(r"[a-z][a-z2-7]{18,29}", made)
    assert number_in(NEW, purpose, made, beside) == number
    assert number_in(NEW, purpose, made.upper(), beside) == number


def test_what_an_older_key_signed_is_known_until_that_key_goes() -> None:
    made = token(OLD, Purpose.REPLY, 17)
    assert number_in(NEW, Purpose.REPLY, made) == 17
    assert token(NEW, Purpose.REPLY, 17)[0] == "b"
    assert number_in(Keys("b", {"b": b"second secret"}), Purpose.REPLY, made) is None


@given(NUMBERS, st.integers(min_value=0, max_value=29), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_a_changed_letter_makes_it_worthless(number: int, place: int, letter: str) -> None:
    made = token(NEW, Purpose.REPLY, number)
    changed = made[:place] + letter + made[place + 1 :]
    assert number_in(NEW, Purpose.REPLY, changed) == (number if changed == made else None)


def test_a_token_serves_its_purpose_only_and_only_beside_what_it_was_signed_with() -> None:
    made = token(NEW, Purpose.MESSAGE, 17, "once")
    assert number_in(NEW, Purpose.REPLY, made, "once") is None
    assert number_in(NEW, Purpose.MESSAGE, made, "twice") is None


@given(st.text(max_size=60))
def test_anything_else_is_no_token(text: str) -> None:
    assert number_in(NEW, Purpose.REPLY, text) is None


def test_the_secrets_stay_out_of_what_is_printed() -> None:
    assert "secret" not in repr(NEW)
