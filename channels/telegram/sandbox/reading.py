"""Reading a request to the Bot API: query, form, multipart or JSON."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.jsontext import HalfCharacter, parsed
from channels.telegram.sandbox.records import Json

NO_UTF8 = "strings must be encoded in UTF-8"
MAX_BODY = 60 * 1024 * 1024
"""Bytes; above, the public server answers 413."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(slots=True)
class Asked:
    """Parameters as they came, before any check."""

    params: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def shown(self) -> Json:
        """For the list of calls: files by name and size."""
        uploads = {key: {"file": up.name, "size": len(up.content)} for key, up in self.uploads.items()}
        return {**self.params, **uploads}


async def read(request: Request) -> Asked:
    """Everything the request gives. Raises ApiError where it cannot be read."""
    asked = Asked(params_of(request.scope["query_string"], "form"))
    if request.method != "POST":
        return asked
    length = request.headers.get("content-length") or "0"
    if not length.isdecimal() or int(length) > MAX_BODY:
        raise ApiError(413, "Request Entity Too Large")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        await _read_multipart(request, asked)
        return asked
    asked.params.update(params_of(await request.body(), kind))
    return asked


def params_of(body: bytes, kind: str) -> Json:
    """The parameters in a body of that content type: a form, unless it says JSON. Raises ApiError."""
    if not body:
        return {}
    if kind.partition(";")[0].strip().lower() == "application/json":
        return _json_object(body)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request(NO_UTF8) from None


def _json_object(body: bytes) -> Json:
    try:
        values = parsed(body.decode())
    except (UnicodeDecodeError, HalfCharacter):
        raise bad_request(NO_UTF8) from None
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return {name: value for name, value in values.items() if value is not None}


async def _read_multipart(request: Request, asked: Asked) -> None:
    try:
        async with request.form(max_part_size=MAX_BODY) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    mime_type = value.content_type or "application/octet-stream"
                    asked.uploads[name] = Upload(value.filename or "file", mime_type, await value.read())
                else:
                    asked.params[name] = value
    except HTTPException:
        raise bad_request("can't parse the multipart form") from None
