"""Files that people sent, given to the browser so that none of them can act on the page."""

from urllib.parse import quote

from starlette.responses import Response

SHOWN = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"OggS": "audio/ogg",
    b"ID3": "audio/mpeg",
}
"""What is shown in place, by how it begins; nothing in these can be run."""


def as_file(name: str, content: bytes) -> Response:
    """Pictures and sound may be shown in place, everything else is saved, whatever it says it is."""
    kind = next((kind for start, kind in SHOWN.items() if content.startswith(start)), None)
    if content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE"):
        kind = "image/webp" if content[8:12] == b"WEBP" else "audio/wav"
    where = "inline" if kind else "attachment"
    headers = {"Content-Disposition": f"{where}; filename*=utf-8''{quote(name, safe='')}"}
    return Response(content, media_type=kind or "application/octet-stream", headers=headers)
