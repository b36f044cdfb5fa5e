"""File names of attachments, made safe to show and to save."""

import re

LONGEST = 120
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"*:<>?|]+')
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/pgp-encrypted": ".asc",
    "application/pgp-signature": ".asc",
    "application/pkcs7-mime": ".p7m",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-mime": ".p7m",
    "application/x-pkcs7-signature": ".p7s",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/delivery-status": ".txt",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}


def safe_name(name: str, content_type: str, number: int) -> str:
    """``name`` without path, control and direction characters; "file-2.pdf" for the nameless second one.

    Direction characters can make "exe.fdp" look like "pdf.exe"; they are never needed in a name.
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    clean = " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")
    if not clean:
        return f"file-{number}{_ENDINGS.get(content_type, '.bin')}"
    if len(clean) > LONGEST:
        stem, dot, ending = clean.rpartition(".")
        tail = dot + ending if stem and len(ending) <= 10 else ""
        clean = clean[: LONGEST - len(tail)] + tail
    return clean
