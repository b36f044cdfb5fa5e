"""What Telegram finds in plain text by itself: links, mentions, commands, hashtags."""

import re
from collections.abc import Iterator

from channels.telegram.sandbox.records import Json

TAG = r"\w\u200c\u00b7\u0d80-\u0dff"
MARKED = re.compile(
    r"(?<!\w)(?P<mention>@[A-Za-z0-9_]{2,32})(?!\w)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>@])"
    rf"|(?<![{TAG}])(?P<hashtag>#[{TAG}]{{1,256}}(?:@[A-Za-z0-9_]{{3,34}})?)(?![{TAG}]*#)"
    rf"|(?<![{TAG}$])(?P<cashtag>\$(?:1INCH|[A-Z]{{1,8}}))(?![{TAG}$])"
    r"|(?<![\w+])(?P<phone_number>\+\d[\d ().-]{6,18}\d)(?![\w-])"
)
SHORT_NAMES = ("gif", "vid", "pic")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,8}(?![\w-])")
OWN_LINK = re.compile(r"(?:tg|ton|tonsite)://[a-z0-9_-]{1,253}(?P<path>[/?#]\S*)?", re.IGNORECASE)
LINK = re.compile(
    r"(?<![\w@./~-])(?:(?P<scheme>https?|ftp)://(?:[^\s@/<>]*@)?)?"
    r"(?P<host>(?:[\w-]+\.)+(?P<top>[^\W\d_]{2,}|\d{1,3})|(?:xn--[\w-]+\.)+[\w-]+)(?P<port>:\d{1,5})?"
    r"(?P<path>[/?#][^\s<>\"«»]*)?",
    re.IGNORECASE,
)
BAD_END = ".:;,('?!`"
KNOWN_TOPS = """
com net org info biz name pro edu gov mil int aero asia cat coop jobs mobi museum post tel travel xxx app
dev blog shop store online site website tech cloud email link live news page space world top xyz club agency
center company design digital group help host hosting media network services solutions support systems team
today tools zone рф укр бел срб қаз ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh
bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do
dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn
hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt
lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu
nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so
sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn
vu wf ws ye yt za zm zw
"""
TOPS = frozenset(KNOWN_TOPS.split())
"""Ends of names that make a link without a scheme; Telegram knows some more."""
MARKS = frozenset("@/#$+.:")


def find(text: str) -> list[Json]:
    """The entities found; they may overlap."""
    if MARKS.isdisjoint(text):
        return []
    plain = text.isascii() or max(text) <= "\uffff"
    return [
        {
            "type": kind,
            "offset": begin if plain else units(text[:begin]),
            "length": end - begin if plain else units(text[begin:end]),
        }
        for kind, begin, end in sorted(_found(text), key=lambda found: found[1])
    ]


def units(text: str) -> int:
    """The length in UTF-16 code units: a character outside the basic plane counts twice."""
    return len(text) if text.isascii() else len(text) + sum(1 for char in text if char > "\uffff")


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    for match in MARKED.finditer(text):
        kind = match.lastgroup or ""
        if _is_real(kind, match[0]):
            yield kind, match.start(), match.end()
    for match in EMAIL.finditer(text):
        yield "email", match.start(), match.end()
    for match in OWN_LINK.finditer(text):
        yield "url", match.start(), _path_end(match)
    for match in LINK.finditer(text):
        if match["scheme"] or _is_site(match):
            yield "url", match.start(), _path_end(match)


def _is_real(kind: str, text: str) -> bool:
    if kind == "mention":
        return len(text) > 4 or text[1:].lower() in SHORT_NAMES
    if kind == "hashtag":
        return any(char.isalpha() for char in text.partition("@")[0])
    if kind == "phone_number":
        return 8 <= sum(map(str.isdigit, text)) <= 15
    return True


def _is_site(match: re.Match[str]) -> bool:
    top = (match["top"] or "").lower()
    if top.isdigit():
        parts = match["host"].split(".")
        return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)
    return top in TOPS and "_" not in match["host"].rpartition(".")[0].rpartition(".")[2]


def _path_end(match: re.Match[str]) -> int:
    """Where the link ends: before a bracket that was not opened in it, and without a sentence's full stop."""
    path = match["path"] or ""
    opened: list[str] = []
    for at, char in enumerate(path):
        if char in "([{":
            opened.append(char)
        elif char in ")]}" and (not opened or opened.pop() + char not in ("()", "[]", "{}")):
            path = path[:at]
            break
    kept = path.rstrip(BAD_END)
    return match.end() - len(match["path"] or "") + len(kept if kept != "?" else "")
