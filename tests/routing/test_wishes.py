"""Who asks for a person gets one, whatever the words; who asks something else is not taken for one."""

import pytest

from routing.wishes import asks_for_person, sounds_angry

PERSON = """
human
Human please!
a real person
live agent
Can I speak to a human?
I want to talk to a person please
let me talk to someone
connect me with an operator
put me through to a representative
i need a human
оператор
Оператора, пожалуйста
живой человек
Позовите человека
соедините с оператором
Хочу поговорить с живым человеком
нужен специалист
можно мне оператора?
оператор!!
Покличте людину
хочу поговорити з оператором
з'єднайте зі спеціалістом
З’єднайте мене з оператором, будь ласка
потрібен співробітник
жива людина
موظف
أريد موظفا
أريد التحدث إلى موظف
من فضلك حوّلني إلى موظف
ممكن أكلم شخص حقيقي
Ich möchte mit einem Menschen sprechen
quiero hablar con una persona
"""
NO_PERSON = """
How do I transfer my domain to another person?
Can a second person log in to my account with their own password and see the invoices?
operator precedence in PHP
What is the contact person of a domain for and where do I change it in the panel?
How many people can use one mailbox
support hours
как добавить сотрудника в почту компании и дать ему права на домен
Какой оператор связи нужен для подтверждения номера телефона в панели
хочу перенести домен на другого человека, как это сделать
Як додати співробітника до облікового запису та надати йому доступ
كيف أضيف موظفا جديدا إلى حساب الشركة وأعطيه صلاحية إدارة النطاق
password
2
hello
"""
ANGRY = """
This does not help.
That didn't help at all
useless
WHY IS MY SITE STILL DOWN
it is down again!!!
what???
Это не помогло
бесполезно
Я НЕ ОБ ЭТОМ СПРАШИВАЛ
Не допомогло
لم يفدني هذا
هذا لا يفيدني
"""
CALM = """
How do I reset my password?
PHP FPM
MX TXT CNAME
OK
Thanks!
It helps, thank you!
Не получается войти. Что делать?
Что-то не так с почтой!
أين أجد فاتورتي؟
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(PERSON))
def test_who_asks_for_a_person(text: str) -> None:
    assert asks_for_person(text)


@pytest.mark.parametrize("text", lines(NO_PERSON))
def test_who_asks_something_else(text: str) -> None:
    assert not asks_for_person(text)


@pytest.mark.parametrize("text", lines(ANGRY))
def test_who_has_had_enough(text: str) -> None:
    assert sounds_angry(text)


@pytest.mark.parametrize("text", lines(CALM))
def test_who_is_calm(text: str) -> None:
    assert not sounds_angry(text)
