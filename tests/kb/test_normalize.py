import pytest

from kb.normalize import MOST_TOKENS, normalize, tokens
from kb.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("СЧЁТ", "счет"),
        ("П’ять", "п'ять"),
        ("пам'ятаю", "памʼятаю"),
        ("إلى", "الى"),
        ("فاتورةٌ", "فاتوره"),
        ("المستشفـــى", "المستشفي"),
        ("ＰＨＰ", "php"),
        ("café", "cafe"),
        ("ٱلموقع ٥٠٣", "الموقع 503"),
        ("pass\u200bword", "password"),
        ("мой", "мой"),
    ],
)
def test_two_ways_of_typing_one_word_are_one_word(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


def test_letters_that_tell_words_apart_stay_apart() -> None:
    assert normalize("їжа") != normalize("іжа")
    assert normalize("мой") != normalize("мои")


def test_versions_stay_whole_and_come_loose_from_letters() -> None:
    assert tokens("php8.3 or 7.4?") == ("php", "8.3", "or", "7.4")


@pytest.mark.parametrize(
    "address", ["https://northwind.example/a?b=c", "ann@example.com", "www.example.com", "example.com."]
)
def test_links_and_addresses_say_nothing_of_the_matter(address: str) -> None:
    assert tokens(f"look at {address} please") == ("look", "at", "please")


def test_a_dotted_name_of_a_thing_is_no_address() -> None:
    assert tokens("how to run node.js") == ("how", "to", "run", "node", "js")


def test_a_sentence_glued_to_the_next_keeps_its_words() -> None:
    assert tokens("не работает.помогите") == ("не", "работает", "помогите")


def test_a_message_without_end_is_read_up_to_a_limit() -> None:
    assert len(tokens("a b " * 10_000)) == MOST_TOKENS
    assert all(len(word) <= 40 for word in tokens("x" * 4000))


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("uk", ["рахунок", "рахунку", "рахунки"]),
        ("uk", ["пошта", "пошту", "поштою"]),
        ("uk", ["завантажити", "завантажую", "завантаження"]),
        ("ru", ["сертификат", "сертификата", "сертификаты"]),
        ("ar", ["النطاق", "نطاقي", "للنطاق", "والنطاق"]),
        ("ar", ["فاتوره", "الفاتوره", "فاتورتي"]),
        ("en", ["transfer", "transferring", "transferred"]),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, forms: list[str]) -> None:
    assert len({stem(word, language) for word in forms}) == 1


def test_a_latin_name_in_a_russian_question_keeps_its_own_stem() -> None:
    assert stem("backups", "ru") == stem("backups", "en") == "backup"
