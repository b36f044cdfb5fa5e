"""Only what the customer wrote now counts, in every language and from every mail program."""

import pytest

from channels.mail.words import LONGEST, MORE, REPLY_MARKER, new_words
from tests.channels.mail.quoting import ATTRIBUTIONS, CLOSINGS, DEVICES, RULES, TABLES

NEW = "It still does not work.\n\nWhat else can I do?"
OLD = "Have you tried the other plug?"

SOME = [
    "On Mon, Jan 5, 2026 at 6:26 PM Firstline <support@desk.example>\nwrote:",
    "Firstline <support@desk.example> schrieb am Mo., 5.\nJan. 2026 um 18:26 Uhr:",
    "Le lun. 5 janv. 2026 à 18:26, Firstline <support@desk.example> a\nécrit :",
    "Il giorno lun 5 gen 2026 alle ore 18:26 Firstline <support@desk.example> ha\nscritto:",
    "Em seg., 5 de jan. de 2026 às 18:26, Firstline <support@desk.example>\nescreveu:",
    "On Thu, 5 Jan 2026 at 11:16 Firstline\n\n<\nmailto:Firstline <support@desk.example>\n> wrote:",
    "2026-01-05 18:26 GMT+01:00 Firstline",
]
BLOCKS = [
    "De : Firstline\nEnvoyé : lundi 5 janvier 2026 18:26\nÀ : Ann\nObjet : Votre lampe",
    "Von: Firstline <support@desk.example>\nDatum: Montag\nAn: Ann",
    "________________________________\nFrom: Firstline\nSent: Monday\nTo: Ann\nSubject: Lamp",
    "-----Original Message-----\nFrom: Firstline",
]
FOOTERS = [
    "-- \nAnn Weaver\nWeaver Lamps, Example Street 1",
    "_______________________________________________\nLamps mailing list\nlamps@lists.example",
    "Virus-free. www.avast.example",
]


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


@pytest.mark.parametrize(
    "attribution", [*ATTRIBUTIONS.values(), *SOME], ids=[*ATTRIBUTIONS, *map(repr, SOME)]
)
def test_an_answer_above_a_quote_is_all_that_is_new(attribution: str) -> None:
    assert new_words(f"{NEW}\n\n{attribution}\n\n{quoted(OLD)}\n", "") == NEW
    assert new_words(f"{NEW}\n\n{attribution}\n\n{OLD}\n", "") == NEW


def table(name: str) -> list[str]:
    sender, sent, to, subject = TABLES[name]
    rest = [f"{to}: Ann", f"{subject}: Lamp"]
    who, when = f"{sender}: Firstline <support@desk.example>", f"{sent}: 2026-01-05 10:00"
    return ["\n".join([who, when, *rest]), "\n".join([when, who, *rest])]


@pytest.mark.parametrize("name", TABLES)
def test_an_answer_above_a_header_block_is_all_that_is_new_in_every_language(name: str) -> None:
    for block in table(name):
        assert new_words(f"{NEW}\n\n{block}\n\n{OLD}\n", "") == NEW
    bold = "\n".join("*" + line.replace(":", ":*", 1) for line in table(name)[0].split("\n"))
    assert new_words(f"{NEW}\n\n{bold}\n\n{OLD}\n", "") == NEW


@pytest.mark.parametrize("block", [*BLOCKS, *RULES])
def test_an_answer_above_a_header_block_or_a_rule_is_all_that_is_new(block: str) -> None:
    assert new_words(f"{NEW}\n\n{block}\n\n{OLD}\n", "") == NEW


@pytest.mark.parametrize("added", [*DEVICES, *FOOTERS])
def test_what_the_mail_program_adds_below_is_not_new(added: str) -> None:
    assert new_words(f"{NEW}\n\n{added}\n", "") == NEW
    assert new_words(f"{NEW}\n\n{added}\n\n{ATTRIBUTIONS['Gmail en']}\n{quoted(OLD)}", "") == NEW


@pytest.mark.parametrize("farewell", CLOSINGS)
def test_a_farewell_is_not_new(farewell: str) -> None:
    assert new_words(f"{NEW}\n\n{farewell}\n", "") == NEW
    assert new_words(f"{NEW}\n\n{farewell}\n\n{ATTRIBUTIONS['Gmail en']}\n{quoted(OLD)}", "") == NEW


@pytest.mark.parametrize(
    "below",
    [
        "Thanks,\nAnn",
        "Regards,\nAnn\n\nP.S. The number is 4711.",
        "Regards,\nAnn\nOrder 4711",
        "Regards\nplease call me back",
        "Regards,\nAnn\nCan you call me?",
        "Att: the invoice is attached",
        "- Apples\n- Pears",
        "It is\n-broken",
        "I wish you all the best for the new year and hope that the lamp comes soon.",
    ],
)
def test_what_only_begins_like_a_farewell_is_kept(below: str) -> None:
    assert new_words(f"{NEW}\n\n{below}", "") == f"{NEW}\n\n{below}"
    assert new_words("Best regards", "") == "Best regards"


@pytest.mark.parametrize("answer", ["2\n", "2.\n\n", "2 days ago it still worked.\n\n"])
def test_an_answer_that_begins_with_a_number_is_not_taken_for_a_day(answer: str) -> None:
    quoted = "On Mon, 2 Nov 2026 at 10:00, Northwind Hosting wrote:\n> Which one?\n"
    assert new_words(answer + quoted, "") == answer.strip()


def test_answers_between_and_below_quoted_lines_are_kept() -> None:
    mail = f"{SOME[0]}\n> Which lamp is it?\nThe red one.\n> And the order?\n4711\n"
    assert new_words(mail, "") == "The red one.\n4711"


def test_the_torn_end_of_a_quoted_link_is_no_answer() -> None:
    mail = f"{NEW}\n\n{SOME[0]}\n> See https://desk.example/help?\n_nonce=3dd518)\n> Bye\n"
    assert new_words(mail, "") == NEW
    assert new_words(mail.replace("_nonce=3dd518)", ":-)"), "") == f"{NEW}\n\n:-)"


def test_our_own_letter_below_the_marker_is_not_new() -> None:
    assert new_words(f"{NEW}\n\nFirstline, yesterday\n{REPLY_MARKER}\n\n{OLD}", "").startswith(NEW)
    assert OLD not in new_words(f"{NEW}\n\n| {REPLY_MARKER}\n{OLD}", "")
    assert OLD not in new_words("", f"<p>{NEW}</p><p>{REPLY_MARKER}</p><p>{OLD}</p>")


def test_a_mail_that_is_only_quote_is_kept_whole() -> None:
    assert new_words(quoted(OLD), "") == quoted(OLD)
    assert new_words("Sent from my iPhone", "") == "Sent from my iPhone"


def test_what_is_forwarded_to_us_is_kept() -> None:
    mail = f"Is this from you?\n\n---------- Forwarded message ---------\n{BLOCKS[0]}\n\nPay now."
    assert new_words(mail, "") == mail
    rule = "---------- Forwarded message ---------"
    html = f"<p>Is this from you?</p><div class='gmail_quote'>{rule}<p>{OLD}</p></div>"
    assert OLD in new_words("", html)


@pytest.mark.parametrize(
    "kept",
    [
        "On Monday I wrote to you that the lamp is dark. Why does nobody answer?",
        "My wish list:\nFrom: Berlin\nFor two persons",
        "On 5 January 2026 I ordered three lamps for <my mother>.\nOne is broken.",
        "Date: 5 January\nName: Ann",
        "You wrote:\nI should try another plug. I did.",
        "-- is what the screen shows --",
        "I would like to book:\nFrom: Berlin\nTo: Paris\nDate: 5 May 2026\nfor two persons",
        "On 5 January 2026 at 10:30 I wrote:\nThe lamp is dark.\n\nNobody answered.",
        "Am 5.1.2026 um 10:30 Uhr schrieb ich Ihnen:\nDie Lampe ist dunkel.\n\nKeine Antwort.",
        "My order\n--\n4711\n--\nPlease send it to my sister.",
        "Sent from Berlin on Monday\nThe parcel is still not here.",
        "My tests:\nSent from Gmail it arrives.\nSent from Outlook it does not.\nWhy?",
        "My last mail, sent from my old address, came back.",
    ],
)
def test_words_that_only_look_like_history_are_kept(kept: str) -> None:
    assert new_words(kept, "") == kept


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote>{}</blockquote>",
        '<div class="gmail_quote"><div>On Monday Firstline wrote:</div>{}</div>',
        '<div class="moz-cite-prefix">On 05.01.2026 Firstline wrote:</div><blockquote>{}</blockquote>',
        '<div class="yahoo_quoted">{}</div>',
        '<div id="divRplyFwdMsg">From: Firstline</div><div>{}</div>',
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Firstline</div><p>{}</p>',
        '<div class="ydp12ab34yahoo_quoted">{}</div>',
        '<div data-marker="__HEADERS__">From: x</div><div data-marker="__QUOTED_TEXT__">{}</div>',
        '<div class="gmail_signature">Ann</div><div class="gmail_quote">{}</div>',
        "<hr><p><b>From:</b> Firstline<br><b>Sent:</b> Monday<br><b>To:</b> Ann</p><p>{}</p>",
    ],
)
def test_what_html_marks_as_quoted_is_not_new(quote: str) -> None:
    html = f"<html><body><p>It still does not work.</p>{quote.format(OLD)}</body></html>"
    assert new_words("", html) == "It still does not work."


def test_an_html_mail_that_is_only_quote_is_kept_whole() -> None:
    assert new_words("", f"<blockquote>{OLD}</blockquote>") == OLD


def test_a_very_long_mail_is_cut_and_a_long_paragraph_is_not() -> None:
    cut = new_words("word " * 100_000, "")
    assert len(cut) < LONGEST + 10 and cut.endswith(f"\n{MORE}")
    assert new_words("line\n" * 2_000, "").endswith(f"line\n{MORE}")
    assert new_words(f"new\n\n{BLOCKS[0]}\n" + "old\n" * 2_000, "") == "new"
    paragraph = "word " * 2_000
    assert new_words(paragraph, "") == paragraph.strip()


def test_runs_of_blank_lines_and_invisible_signs_go() -> None:
    assert new_words("a\n\n\n\n\u200bb\x00c\n", "") == "a\n\nbc"
