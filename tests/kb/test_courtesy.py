import pytest

from kb.courtesy import courtesy, without_courtesy
from kb.normalize import tokens


@pytest.mark.parametrize(
    "text",
    [
        "спасибо, помогло",
        "дуже дякую",
        "شكرا جزيلا",
        "ok thanks!",
        "👍",
        "🙏",
        "Thanks a lot for your help!",
        "It works now",
        "дякую за швидку відповідь",
        "شكرا على المساعدة",
        "Спасибо!! 👍👍",
        "hi, thanks",
        "Thanks a lot, appreciate your help",
        "благодарю вас за помощь",
        "Спасибо за оперативный ответ!",
        "дякую, більше питань немає",
        "شكرا على سرعة ردكم",
    ],
)
def test_thanks_alone_is_thanks(text: str) -> None:
    assert courtesy(text) == "thanks"


@pytest.mark.parametrize(
    "text",
    [
        *("Hello!", "Hi, how are you?", "Добрий день", "السلام عليكم", "здравствуйте", "ok", ":-)", ")))"),
        *("Hello, anyone here?", "have a good weekend", "no problem", "приветствую вас!", "утро доброе"),
        *("хороших выходных", "добридень", "гарного вечора", "вибачте", "رمضان كريم", "في أمان الله"),
    ],
)
def test_a_greeting_alone_is_small_talk(text: str) -> None:
    assert courtesy(text) == "small_talk"


@pytest.mark.parametrize(
    "text",
    [
        "спасибо, не помогло",
        "thanks for nothing",
        "no thanks",
        "Thanks, but it still fails",
        "ok?",
        "works?",
        "дякую, але ні",
        "شكرا لكن لم ينفع",
        "не работает",
        "",
        "???",
        "hello, my site is down",
        "🤷",
        "(",
        ":(",
        "sorry, it fails",
        "нет, спасибо",
    ],
)
def test_what_may_ask_for_something_is_no_courtesy(text: str) -> None:
    assert courtesy(text) == ""


def test_a_greeting_before_a_question_leaves_the_question() -> None:
    assert without_courtesy(tokens("Hello there, how do I pay?")) == ("how", "do", "i", "pay")


def test_words_that_are_all_courtesy_are_kept() -> None:
    assert without_courtesy(tokens("good morning")) == ("good", "morning")
