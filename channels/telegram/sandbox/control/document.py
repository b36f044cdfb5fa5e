"""The description of the control interface: as OpenAPI, and as a page to read."""

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from channels.telegram.sandbox.control.acting import DOINGS, EVERYWHERE
from channels.telegram.sandbox.control.acting import __doc__ as acting_words
from channels.telegram.sandbox.control.fields import Doing, Field, Route
from channels.telegram.sandbox.records import Json

ERROR = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
code, pre { font: 14px/1.4 ui-monospace, monospace }
pre { padding: .6rem; overflow-x: auto; border: 1px solid #8888 }
h3 { margin-top: 2.2rem } td, th { padding: .15rem .8rem .15rem 0; text-align: start; vertical-align: top }
"""


def openapi(routes: Iterable[Route]) -> Json:
    """The interface as an OpenAPI 3.1 document."""
    paths: Json = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.verb.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Control interface of the Telegram sandbox",
            "version": "1",
            "description": " ".join(str(acting_words).partition("\n\n")[2].split()),
        },
        "paths": paths,
    }


def _operation(route: Route) -> Json:
    made: Json = {
        "operationId": route.verb.lower()
        + re.sub(r"\W+", "_", route.path.removeprefix("/sandbox")).rstrip("_"),
        "summary": route.meaning,
        "responses": {
            "200": {
                "description": route.answer,
                "content": {"text/plain" if route.plain_text else "application/json": {"schema": {}}},
            },
            "400": {
                "description": "The request makes no sense; the sentence says why.",
                "content": {"application/json": {"schema": ERROR}},
            },
        },
    }
    if route.verb == "POST":
        made["requestBody"] = {"content": {"application/json": _body(route)}}
    else:
        made["parameters"] = [
            {
                "name": column.name,
                "in": "path" if f"{{{column.name}}}" in route.path else "query",
                "required": column.required,
                "description": column.meaning,
                "schema": _schema_of(column),
                **({"example": route.example[column.name]} if column.name in route.example else {}),
            }
            for column in route.fields
        ]
    return made


def _body(route: Route) -> Json:
    if not route.checked_by_deed:
        return {"schema": _schema(route.fields), "example": route.example}
    return {
        "schema": {"oneOf": [_schema((*EVERYWHERE, *doing.fields), doing) for doing in DOINGS.values()]},
        "examples": {
            doing.name: {"summary": doing.meaning, "value": {"do": doing.name, **doing.example}}
            for doing in DOINGS.values()
        },
    }


def _schema(fields: Iterable[Field], doing: Doing | None = None) -> Json:
    columns = list(fields)
    properties: dict[str, Any] = {
        column.name: {**_schema_of(column), "description": column.meaning} for column in columns
    }
    schema: Json = {"type": "object", "additionalProperties": False, "properties": properties}
    if required := [column.name for column in columns if column.required]:
        schema["required"] = required
    if doing is not None:
        properties["do"] = {"const": doing.name}
        schema.update(title=doing.name, description=f"{doing.meaning} Answers with {doing.answer}.")
    return schema


def _schema_of(column: Field) -> Json:
    return {"type": column.kind, **({"enum": list(column.choices)} if column.choices else {})}


def as_html(described: Json) -> str:
    """The document as a page; it needs no script and nothing from elsewhere."""
    info = described["info"]
    sections = [
        _section(verb, path, operation)
        for path, verbs in described["paths"].items()
        for verb, operation in verbs.items()
    ]
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(info["title"])}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
        f"<h1>{escape(info['title'])}</h1><p>{escape(info['description'])}</p>"
        '<p>The same as <a href="/sandbox/openapi.json">OpenAPI</a>.</p>' + "".join(sections) + "</html>"
    )


def _section(verb: str, path: str, operation: Json) -> str:
    made = [f"<h3><code>{verb.upper()} {escape(path)}</code></h3><p>{escape(operation['summary'])} "]
    made.append(f"Answers with {escape(operation['responses']['200']['description'])}.</p>")
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    columns = {p["name"]: {**p["schema"], **p} for p in operation.get("parameters", [])}
    required = {name for name, column in columns.items() if column["required"]}
    schema = content.get("schema", {})
    if "oneOf" in schema:
        made += [_deed(one, content["examples"]) for one in schema["oneOf"]]
    else:
        made.append(_fields(schema.get("properties", columns), schema.get("required", required)))
        if content.get("example"):
            made.append(_example(content["example"]))
    return "".join(made)


def _deed(schema: Json, examples: Json) -> str:
    properties = {name: column for name, column in schema["properties"].items() if name != "do"}
    return (
        f"<h4><code>{schema['title']}</code></h4><p>{escape(schema['description'])}</p>"
        + _fields(properties, schema["required"])
        + _example(examples[schema["title"]]["value"])
    )


def _fields(properties: Json, required: Iterable[str]) -> str:
    rows = [
        f"<tr><td><code>{escape(name)}</code><td>{escape(str(column['type']))}"
        f"<td>{'needed' if name in required else ''}<td>{escape(column['description'])}"
        + (f" ({escape(', '.join(column['enum']))})" if "enum" in column else "")
        for name, column in properties.items()
    ]
    return f"<table>{''.join(rows)}</table>" if rows else ""


def _example(example: Json) -> str:
    return f"<pre>{escape(json.dumps(example, ensure_ascii=False))}</pre>"
