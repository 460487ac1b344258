"""Reading a configuration file, and what it extends."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix.errors import ConfigError
from tffix.project import config_keys
from tffix.project.config_keys import KINDS, WrongKey
from tffix.project.config_lines import line_of
from tffix.project.config_paths import located
from tffix.project.settings import Globs, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Layer(NamedTuple):
    """What one place says; paths and patterns in it count from ``base``."""

    origin: str
    base: str
    data: Mapping[str, Any]


def settings(path: str, inline: tuple[str, ...] = ()) -> Settings:
    """Give what a file, if any, and texts of the form ``key=value`` say together.

    Raises ConfigError where one of them is wrong.
    """
    layers = list(_layers(path, ())) if path else []
    layers += map(_inline, inline)
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, base, said in layers:
        for key, value in said.items():
            for name in _MERGE[KINDS[key]](merged, key, value, base):
                origins[name] = origin
    origins.pop("extend", None)
    return Settings(
        select=tuple(merged.get("select", ())),
        ignore=tuple(merged.get("ignore", ())),
        per_file_ignores=tuple(merged.get("per-file-ignores", {}).values()),
        exclude=merged.get("exclude", ()),
        unsafe_fixes=merged.get("unsafe-fixes", False),
        extend_safe_fixes=tuple(merged.get("extend-safe-fixes", ())),
        extend_unsafe_fixes=tuple(merged.get("extend-unsafe-fixes", ())),
        options=merged.get("fixers", {}),
        fail_on=merged.get("fail-on", "certain"),
        baseline=merged.get("baseline", ""),
        var_files=tuple(merged.get("var-files", ())),
        provider_versions=merged.get("provider-versions", {}),
        output_format=merged.get("output-format", ""),
        path=path,
        origins=origins,
    )


def _layers(path: str, below: tuple[str, ...]) -> Iterator[Layer]:
    """Give what a file extends, and then the file."""
    shown = _shown(path)
    if (real := os.path.realpath(path)) in below:
        raise ConfigError(f"{shown}: extends itself")
    try:
        with open(path, encoding="utf-8", newline="") as stream:
            text = stream.read()
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown}: not UTF-8: {error.reason}") from error
    text = text.removeprefix("\ufeff")
    data = _toml(text, shown)
    above: config_keys.Path = ()
    if os.path.basename(path) == "pyproject.toml":
        data = data.get("tool", {}).get("tffix", {})
        above = ("tool", "tffix")
    try:
        layer = _layer(shown, os.path.dirname(os.path.abspath(path)), data)
    except WrongKey as wrong:
        line = line_of((*above, *wrong.path), text)
        raise ConfigError(f"{shown}:{line}: {wrong}") from wrong
    if "extend" in layer.data:
        yield from _layers(layer.data["extend"], (*below, real))
    yield layer


def _inline(text: str) -> Layer:
    """Give what a text of the form ``key=value`` on the command line says."""
    origin = f"--config {text}"
    try:
        return _layer(origin, os.getcwd(), _toml(text, origin))
    except WrongKey as wrong:
        raise ConfigError(f"{origin}: {wrong}") from wrong


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where}: not TOML: {error}") from error


def _layer(origin: str, base: str, data: dict[str, Any]) -> Layer:
    """Check what one place says, and find the paths in it."""
    config_keys.check(data)
    found = dict(data)
    for key, value in data.items():
        if KINDS[key] == "path":
            found[key] = located(value, base, (key,))
        elif KINDS[key] == "paths":
            found[key] = [located(path, base, (key,)) for path in value]
    return Layer(origin, base, found)


def _shown(path: str) -> str:
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


_Merged = dict[str, Any]


def _replace(merged: _Merged, key: str, value: Any, _base: str) -> list[str]:
    merged[key] = value
    return [key]


def _replace_globs(merged: _Merged, key: str, value: list[str], base: str) -> list[str]:
    merged[key] = (Globs(base, value),)
    return [key]


def _merge_globs(
    merged: _Merged, key: str, value: dict[str, list[str]], base: str
) -> list[str]:
    table = merged.setdefault(key, {})
    table.update(
        {glob: (Globs(base, [glob]), tuple(names)) for glob, names in value.items()}
    )
    return [f"{key}.{glob}" for glob in value]


def _merge_table(
    merged: _Merged, key: str, value: dict[str, Any], _base: str
) -> list[str]:
    merged.setdefault(key, {}).update(value)
    return [f"{key}.{name}" for name in value]


def _merge_options(
    merged: _Merged, key: str, value: dict[str, dict[str, str]], _base: str
) -> list[str]:
    tables = merged.setdefault(key, {})
    for name, table in value.items():
        tables[name] = {**tables.get(name, {}), **table}
    return [
        f"{key}.{name}.{option}" for name, table in value.items() for option in table
    ]


_MERGE: dict[str, Callable[[_Merged, str, Any, str], list[str]]] = {
    "constraint": _replace,
    "flag": _replace,
    "certainty": _replace,
    "format": _replace,
    "path": _replace,
    "paths": _replace,
    "globs": _replace_globs,
    "names": _replace,
    "names-by-glob": _merge_globs,
    "versions": _merge_table,
    "options": _merge_options,
}
