"""Files, form and replies, on their way between customers and agents."""

import os
from typing import Any

import pytest

from tests.fakes.people import file
from tests.fakes.program import DESK, OLEH, SUPPORT
from tests.fakes.sandbox import Json, wait_for
from tests.fakes.story import DELIVERED, FAR, NOTED, RESOLVE, Story, buttons, hears
from tests.fakes.words import words


def with_file(firm: Story, name: str) -> list[Json]:
    """The files in a customer's topic."""
    return [m for m in firm.topic(name) if "document" in m]


KINDS: dict[str, Any] = {
    **{kind: file() for kind in ("photo", "video", "voice", "video_note", "audio", "animation")},
    **{kind: file() for kind in ("document", "sticker")},
    **{kind: {} for kind in ("contact", "venue", "location", "dice")},
}
"""What can be sent beside words. An animation is a document too, and a venue a location."""


def kinds(messages: list[Json]) -> list[str]:
    """What they are, in their order."""
    return [next(kind for kind in KINDS if kind in m) for m in messages if KINDS.keys() & m.keys()]


def test_whatever_is_sent_arrives_on_the_other_side_or_is_said_to_be_forbidden(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    for kind, content in KINDS.items():
        ann.writes(**{kind: content})
    firm.rests()
    assert kinds(firm.topic("Ann")) == [*KINDS]
    sent = [firm.mia.writes_in(card, **{kind: content}) for kind, content in KINDS.items()]
    firm.receipt(sent[-1])
    firm.rests()
    assert kinds(ann.received()) == [*KINDS]
    firm.sandbox.group("Support", id=DESK, has_protected_content=True)
    written = firm.mia.writes_in(card, voice=file())
    told = firm.says("Ann", words("not-delivered", name="Ann", why=words("fail-protected")))
    assert told["reply_to_message"]["message_id"] == written["message_id"]
    assert buttons(told) == [RESOLVE], "another try would end in the same way"


def test_words_too_long_to_stand_below_a_file_stand_beside_it_both_ways(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    for person in (ann, firm.mia):
        firm.sandbox.post("users", {"id": person.id, "is_premium": True})
    ann.writes(FAR)
    card = firm.card("Ann")
    asked = firm.mia.writes_in(card, "Which one is it?")
    firm.receipt(asked)
    theirs, ours = "This one. " * 150, "That one, Oleh. " * 150
    sent = ann.replies_to(hears(ann, "Which one is it?"), photo=file(caption=theirs))
    shown = wait_for(lambda: [m for m in firm.topic("Ann") if "photo" in m])[0]
    said = firm.says("Ann", theirs.strip())
    assert "caption" not in shown, "the words stand above it"
    assert shown["reply_to_message"]["message_id"] == said["reply_to_message"]["message_id"]
    ann.edits(sent, photo=file(b"another one", caption=theirs))
    wait_for(lambda: len([m for m in firm.topic("Ann") if "photo" in m and "caption" not in m]) == 2)
    oleh = {"id": OLEH, "first_name": "Oleh", "is_bot": False}
    named = {"type": "text_mention", "offset": 10, "length": 4, "user": oleh}
    photo = {**file(caption=ours), "caption_entities": [named]}
    written = firm.mia.replies_to(shown, photo=photo)
    firm.receipt(written)
    picture, words_below = ann.received()[-2:]
    assert "photo" in picture and "caption" not in picture
    assert words_below["text"].startswith(ours.strip())
    assert "entities" not in words_below, "a colleague's private handle stays inside"
    firm.mia.edits(written, "It is this one. " * 150)
    wait_for(lambda: ann.received()[-1]["text"].startswith("It is this one."))
    firm.mia.edits(written, "This is it.")
    wait_for(lambda: ann.received()[-1].get("caption") == "This is it.")


def test_an_album_with_long_words_below_it_arrives_with_all_of_them_both_ways(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    for person in (ann, firm.mia):
        firm.sandbox.post("users", {"id": person.id, "is_premium": True})
    ann.writes(FAR)
    card = firm.card("Ann")
    theirs, ours = "One of these. " * 200, "The second one. " * 200
    pictures = [{"photo": file()}, {"photo": file(caption=theirs)}]
    ann.replies_to(hears(ann, words("passed-on", name="Mia")), "Look at these:")
    firm.says("Ann", "Look at these:")
    ann.sends_album(*pictures)
    shown = wait_for(lambda: [m for m in firm.topic("Ann") if "photo" in m][1:] and firm.topic("Ann")[-2:])
    assert [m.get("caption", "") for m in shown] == ["", theirs.strip()]
    assert len({m["media_group_id"] for m in shown}) == 1
    sent = firm.mia.sends_album_in(card, {"photo": file()}, {"photo": file(caption=ours)})
    firm.receipt(sent[0])
    assert ["photo" in m for m in ann.received()[-3:]] == [True, True, False]
    assert ann.received()[-1]["text"].startswith(ours.strip())


def test_files_of_a_mail_reach_the_topic_and_an_agents_file_goes_back_by_mail(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.encloses("My umbrella", FAR, ("receipt.pdf", b"%PDF paid"), ("обои.txt", b"blue"))
    card = firm.card("Ann")
    shown = wait_for(lambda: with_file(firm, "Ann")[1:] and with_file(firm, "Ann"))
    assert [m["document"]["file_name"] for m in shown] == ["receipt.pdf", "обои.txt"]
    assert len({m["media_group_id"] for m in shown}) == 1, "together, which spares the group messages"
    kept = firm.sandbox.call(firm.bot, "getFile", {"file_id": shown[0]["document"]["file_id"]}).json()
    assert firm.sandbox.download(firm.bot.token, kept["result"]["file_path"]).content == b"%PDF paid"
    firm.receipt(firm.mia.sends_in(card, "document", b"this way", name="карта.pdf", caption="Come here"))
    mail = ann.gets()
    assert mail.text.startswith("Come here")
    (sent,) = mail.message.iter_attachments()
    assert (sent.get_filename(), sent.get_content()) == ("карта.pdf", b"this way")
    firm.receipt(firm.mia.replies_to(shown[1], "Blue it is."))
    firm.receipt(firm.mia.writes_in(card, location={"latitude": 50.25, "longitude": 30.5}))
    assert ann.gets(3).text.startswith("geo:50.250000,30.500000")


@pytest.mark.skipif(
    "LARGE" not in os.environ,
    reason="LARGE=1 is not set: its mail of 70 MB takes half a minute, make proof sends it",
)
def test_a_file_of_a_mail_too_large_for_telegram_is_named_with_the_place_where_it_is_kept(
    story: Story,
) -> None:
    smtp = {"host": "127.0.0.1", "port": 0, "addresses": [SUPPORT], "size_limit": "80MB"}
    firm = story.start(mail={"smtp": smtp})
    ann = firm.writes_by_mail("Ann")
    video = b"fifty-one " * (51 * 1024**2 // 10 + 1)
    ann.encloses("My umbrella", FAR, ("film.mkv", video), ("receipt.pdf", b"%PDF paid"))
    assert "film.mkv" in firm.card("Ann")["text"]
    told = firm.says("Ann", words("files-too-large"))
    name, _, path = told["text"].splitlines()[1].partition(": ")
    assert name == "film.mkv, 51 MB"
    assert (firm.program.folder / "data" / path).stat().st_size == len(video)
    shown = wait_for(lambda: with_file(firm, "Ann"))
    assert [m["document"]["file_name"] for m in shown] == ["receipt.pdf"]


def test_what_a_mail_cannot_carry_is_refused_by_name(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    large = firm.mia.sends_in(firm.card("Ann"), "document", bytes(21 * 1024 * 1024), name="film.mkv")
    firm.says("Ann", words("refuse-file-too-large"))
    firm.receipt(large, "💔")
    firm.rests()
    assert ann.inbox == []


def test_bold_and_links_are_kept_both_ways(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    form = [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "text_link", "offset": 9, "length": 4, "url": "https://northwind.example/"},
    ]
    firm.receipt(firm.mia.writes_in(card, "🌂 found here!", entities=form))
    assert hears(ann, "🌂 found here!")["entities"] == form
    ann.writes("🌂 Great news", entities=[{"type": "italic", "offset": 3, "length": 5}])
    shown = firm.says("Ann", "🌂 Great news")
    assert shown["entities"] == [{"type": "italic", "offset": 3, "length": 5}]


def test_replies_stay_replies_both_ways(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    hears(ann, words("passed-on", name="Mia"))
    written = firm.mia.writes_in(firm.card("Ann"), "Which colour?")
    firm.receipt(written)
    heard = hears(ann, "Which colour?")
    own = ann.writes("It is blue.")
    ann.replies_to(heard, "Cherry red, I mean.")
    shown = firm.says("Ann", "Cherry red, I mean.")
    assert shown["reply_to_message"]["message_id"] == written["message_id"]
    blue = firm.says("Ann", "It is blue.")
    firm.receipt(firm.mia.replies_to(blue, "Sure?"))
    assert hears(ann, "Sure?")["reply_to_message"]["message_id"] == own["message_id"]
    photo = firm.mia.writes_in(blue, photo=file(name="it.jpg"), reply_to=blue["message_id"])
    firm.receipt(photo, DELIVERED)
    got = [m for m in ann.received() if "photo" in m]
    assert got[0]["reply_to_message"]["message_id"] == own["message_id"]


def albums(messages: list[Json]) -> list[list[str]]:
    """The files of each album, in their order."""
    found: dict[str, list[str]] = {}
    for message in messages:
        if "media_group_id" in message:
            found.setdefault(message["media_group_id"], []).append(message["document"]["file_name"])
    return list(found.values())


def test_albums_stay_albums_both_ways_and_are_one_mail(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_mail("Bea")
    pictures = [{"document": file(name=name)} for name in ("1.png", "2.png", "3.png")]
    ann.sends_album(*pictures, caption=FAR)
    card = firm.card("Ann")
    assert FAR in card["text"]
    wait_for(lambda: albums(firm.topic("Ann")) == [["1.png", "2.png", "3.png"]])
    ann.sends_album(*pictures[:2])
    wait_for(lambda: ["1.png", "2.png"] in albums(firm.topic("Ann")))
    sent = firm.mia.sends_album_in(card, *pictures, caption="Is it one of these?")
    firm.receipt(sent[0])
    assert albums(ann.received()) == [["1.png", "2.png", "3.png"]]
    # A reply to the second picture finds its way back to just this one.
    middle = [m for m in ann.received() if "document" in m][1]
    ann.replies_to(middle, "The second!")
    shown = firm.says("Ann", "The second!")
    assert shown["reply_to_message"]["message_id"] == sent[1]["message_id"]
    bea.mails("My umbrella", FAR)
    firm.receipt(firm.oleh.sends_album_in(firm.card("Bea"), *pictures, caption="One of these?")[0])
    names = [part.get_filename() for part in bea.gets().message.iter_attachments()]
    assert names == ["1.png", "2.png", "3.png"]
    firm.rests()
    assert len(bea.inbox) == 1


def test_an_album_that_a_kill_interrupts_is_shown_whole(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.sends_album({"photo": file()}, {"photo": file()})
    wait_for(lambda: firm.sandbox.pending(firm.bot) == 0)
    firm.program.restart()
    wait_for(lambda: len({m.get("media_group_id") for m in firm.topic("Ann") if "photo" in m}) == 1)
    firm.rests()
    assert len([m for m in firm.topic("Ann") if "photo" in m]) == 2
    assert len(firm.cards("Ann")) == 1


def test_what_is_written_below_files_leads_to_nobody_and_notes_there_stay_inside(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    mention = {"type": "text_mention", "offset": 0, "length": 4, "user": {"id": OLEH, "first_name": "Oleh"}}
    bold = {"type": "bold", "offset": 5, "length": 5}
    named = {**file(caption="Oleh looks at it"), "caption_entities": [mention, bold]}
    firm.receipt(firm.mia.writes_in(card, photo=named))
    firm.receipt(firm.mia.sends_album_in(card, {"photo": named}, {"photo": file()})[0])
    note = {"photo": file(caption="// the second time he loses it")}
    firm.receipt(firm.mia.sends_album_in(card, {"photo": file(caption="See these")}, note)[0], NOTED)
    firm.notes.append("the second time he loses it")
    got = [m for m in ann.received() if "photo" in m]
    assert [m.get("caption", "") for m in got] == ["Oleh looks at it", "Oleh looks at it", ""]
    assert got[0]["caption_entities"] == got[1]["caption_entities"] == [bold]
    assert got[1]["media_group_id"] == got[2]["media_group_id"]
