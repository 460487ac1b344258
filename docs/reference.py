"""Writes the pages of reference from the program itself.

docs/cli.md from the parsers of all commands, docs/keys.md from the schema of the
configuration, docs/json.md from the schema of the output.

Run it with the development environment: python docs/reference.py
"""

from __future__ import annotations

import argparse
import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manpage import explanation, head

from tffix.cli import main, options
from tffix.output.json_schema import schema as output_schema
from tffix.project.config_schema import schema as config_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parent
ORIGIN = "<!-- Written by python docs/reference.py, from {}. -->\n"


def cli() -> Iterator[str]:
    """Give the lines about all commands and their options."""
    yield ORIGIN.format("the parsers in tffix/cli")
    yield "# The command line\n"
    yield "| command | what it is for |"
    yield "|---|---|"
    yield "| [tffix](#tffix) | find what will be refused, and fix it |"
    for name, (_, about) in main.COMMANDS.items():
        yield f"| [tffix {name}](#tffix-{name}) | {about} |"
    yield "\n`tffix help COMMAND` and `tffix COMMAND --help` say the same on a terminal."
    yield "Completion: [as you type](terraform.md#as-you-type)."
    for name, parser in main.parsers().items():
        yield from _command(f"tffix {name}".rstrip(), parser)


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"\n## {name}\n"
    yield f"{parser.description}\n"
    usage = " ".join(parser.format_usage().split()).removeprefix("usage: ")
    yield f"```text\n{usage.replace(' tffix ', chr(10) + 'tffix ')}\n```"
    for group in parser._action_groups:  # noqa: SLF001, argparse has no other way
        actions = [
            action
            for action in group._group_actions  # noqa: SLF001
            if action.help != argparse.SUPPRESS
            and (action.dest != "help" or name == "tffix")  # all others have it too
        ]
        if not actions:
            continue
        title = {"positional arguments": "arguments"}.get(group.title or "")
        yield f"\n**{title or group.title}**\n"
        yield "| name | what it says |\n|---|---|"
        for action in actions:
            yield f"| {_code(head(action))} | {_cell(_about(action))} |"
    if name == "tffix":
        yield f"\n**{options.EXIT_CODES.splitlines()[0].rstrip(':')}**\n"
        yield "| code | meaning |\n|---|---|"
        for line in options.EXIT_CODES.splitlines()[1:]:
            code, _, text = line.strip().partition("  ")
            yield f"| `{code}` | {_cell(text)} |"


def _about(action: argparse.Action) -> str:
    said = explanation(action)
    if action.choices and not action.option_strings:
        choices = ", ".join(f"`{choice}`" for choice in action.choices)
        return f"{choices}: {said}" if said else choices
    return said


def keys() -> Iterator[str]:
    """Give the lines about the keys of the configuration."""
    yield ORIGIN.format("tffix config --schema")
    schema = config_schema()
    yield "# The keys of the configuration\n"
    yield "What they are good for: [configuration](configuration.md). The"
    yield "[schema](schema/tffix.schema.json) makes editors complete them.\n"
    yield "| key | value | what it says |"
    yield "|---|---|---|"
    fixers = schema["properties"].pop("fixers")
    for name, said in schema["properties"].items():
        yield f"| `{name}` | {_type(said)} | {_cell(said.get('description', ''))} |"
    yield "\n## The options of fixers\n"
    yield f"{fixers.get('description', '')}\n"
    yield "| table | key | values, the default first |"
    yield "|---|---|---|"
    for name, said in fixers["properties"].items():
        for key, option in said.get("properties", {}).items():
            values = ", ".join(f"`{value}`" for value in option.get("enum", ()))
            link = f"[`[fixers.{name}]`](rules/{name}.md)"
            yield f"| {link} | `{key}` | {values or _type(option)} |"


def json_() -> Iterator[str]:
    """Give the lines about the JSON that is written."""
    yield ORIGIN.format("tffix schema output")
    schema = output_schema()
    yield "# The JSON\n"
    yield "`tffix --output-format json`, and each line of `json-lines`, is made of these."
    yield "An example: [output formats](formats.md#json). The"
    yield "[schema](schema/output.schema.json) is for programs.\n"
    yield "## document\n"
    yield from _object(schema)
    for name, said in schema["$defs"].items():
        if "properties" in said:
            yield f"\n## {name}\n"
            yield from _object(said)


def _object(schema: dict[str, Any]) -> Iterator[str]:
    if about := schema.get("description"):
        yield f"{about}\n"
    yield "| key | value | what it says |"
    yield "|---|---|---|"
    for path, said in _properties(schema["properties"]):
        yield f"| `{path}` | {_type(said)} | {_cell(said.get('description', ''))} |"


def _properties(
    properties: dict[str, Any], above: str = ""
) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, said in properties.items():
        yield f"{above}{name}", said
        items = said.get("items", {})
        if "properties" in said:
            yield from _properties(said["properties"], f"{above}{name}.")
        elif "properties" in items:
            yield from _properties(items["properties"], f"{above}{name}[].")


def _type(said: dict[str, Any]) -> str:
    """Give what a value is, with a link where a section says it."""
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        return "a name" if name == "name" else f"[{name}](#{name})"
    if "const" in said:
        return _code(json.dumps(said["const"]))
    if "enum" in said:
        return ", ".join(_code(f"{value}") for value in said["enum"])
    for several in ("anyOf", "oneOf"):
        if several in said:
            return " or ".join(_type(each) for each in said[several])
    if said.get("type") == "array":
        return f"list of {_several(said.get('items', {}))}"
    if said.get("type") == "object":
        values = said.get("additionalProperties")
        return f"table of {_several(values)}" if isinstance(values, dict) else "table"
    type_ = said.get("type", "any")
    return type_ if isinstance(type_, str) else " or ".join(type_)


def _several(said: dict[str, Any]) -> str:
    """Give what values are, in the plural."""
    one = _type(said)
    return {"a name": "names", "string": "strings", "table": "tables"}.get(one, one)


def _code(text: str) -> str:
    if "|" in text:  # GitHub ends a cell there, and the site shows what escapes it
        return f"<code>{escape(text).replace('|', '&#124;')}</code>"
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


PAGES = {"cli.md": cli, "keys.md": keys, "json.md": json_}


if __name__ == "__main__":
    for name, lines in PAGES.items():
        (DOCS / name).write_text("\n".join(lines()) + "\n", "utf-8")
