"""``tffix config``: print what holds for a path, and where it comes from."""

from __future__ import annotations

import argparse
import json
import os

from tffix.cli import options
from tffix.cli.arguments import configured
from tffix.errors import SourceError
from tffix.project.config import Configuration, Overrides
from tffix.project.config_keys import KEYS
from tffix.project.walk import folder_of
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.project.settings import Settings


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    args = parser().parse_args(arguments)
    if args.schema:
        options.here(args.config)
        from tffix.project.config_schema import schema  # noqa: PLC0415, deferred: seldom used

        print(json.dumps(schema(), indent=2))
        return 0
    path = args.path
    if not os.path.exists(path):
        raise SourceError(path, f"{path}: no such file or folder")
    inline, file = configured(args.config)
    overrides = Overrides(inline=inline, file=file, isolated=args.isolated)
    settings = Configuration(overrides)(folder_of(path))
    for name, value, origin in _values(settings):
        if args.output_format == "json":
            continue
        print(f"{name} = {json.dumps(value, ensure_ascii=False)}  # {origin}")
    if args.output_format == "json":
        listed = [
            {"key": name, "value": value, "origin": origin}
            for name, value, origin in _values(settings)
        ]
        print(json.dumps(listed, indent=2))
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    root = argparse.ArgumentParser(
        prog="tffix config",
        description="Print what holds for a path, and where each value comes from.",
        allow_abbrev=False,
    )
    root.add_argument("path", nargs="?", default=".", help="default: this folder")
    root.add_argument(
        "--output-format",
        choices=("text", "json"),
        default="text",
        help="default: text",
    )
    root.add_argument(
        "--schema", action="store_true", help="print the JSON schema of the files"
    )
    options.configuration(root.add_argument_group("configuration"))
    return root


def _values(settings: Settings) -> Iterator[tuple[str, Any, str]]:
    """Give each key, with its table as ``table.key``, its value and its origin."""
    origin = settings.origins
    plain = settings._asdict()
    for key in KEYS:
        name = key.name
        value = plain.get(name.replace("-", "_"))
        if name == "exclude":
            value = [glob for globs in settings.exclude for glob in globs.patterns]
        if name in ("extend", "required-version"):  # it is done with
            continue
        if name == "rules":
            value = [folder.path for folder in settings.rules]
        if name == "allow-local-code":
            value = any(folder.runs_code for folder in settings.rules)
        if key.kind in ("names-by-glob", "versions", "options"):
            yield from _table(settings, name)
        else:
            value = list(value) if isinstance(value, tuple) else value
            yield name, value, origin.get(name, "default")


def _table(settings: Settings, name: str) -> Iterator[tuple[str, Any, str]]:
    tables: dict[str, Any] = {}
    if name == "per-file-ignores":
        tables = {
            globs.patterns[0]: list(names) for globs, names in settings.per_file_ignores
        }
    elif name == "provider-versions":
        tables = dict(settings.provider_versions)
    else:
        tables = {
            f"{fixer}.{option}": value
            for fixer, table in settings.options.items()
            for option, value in table.items()
        }
    for key, value in tables.items():
        full = f"{name}.{key}"
        shown = full if name != "per-file-ignores" else f'{name}."{key}"'
        yield shown, value, settings.origins.get(full, "default")
