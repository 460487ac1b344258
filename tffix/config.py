"""The configuration: what to look for, and how.

# tffix.toml
select = ["naming"]
ignore = ["name-too-long"]
unsafe-fixes = true

[fixers.ecs-deployment-arguments]
circuit_breaker = "drop"
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tffix.api import Fixer


class Settings(NamedTuple):
    """What a configuration file may say; ``options`` are by fixer and option."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    options: Mapping[str, Mapping[str, str]] = {}


def find(path: str) -> str | None:
    """Give the nearest ``tffix.toml`` in the folder of a path or above it."""
    folder = os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path))
    while True:
        candidate = os.path.join(folder, "tffix.toml")
        if os.path.isfile(candidate):
            return candidate
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def load(path: str, fixers: Iterable[Fixer]) -> Settings:
    """Read a configuration file.

    Raises ConfigError where it cannot be read, is not TOML, or says something that no
    fixer knows.
    """
    import tomllib  # noqa: PLC0415, deferred: most runs have no configuration

    try:
        with open(path, "rb") as stream:
            data = tomllib.load(stream)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
    options = data.pop("fixers", {})
    settings = Settings(
        select=_names(path, data, "select"),
        ignore=_names(path, data, "ignore"),
        unsafe_fixes=_flag(path, data, "unsafe-fixes"),
        options=options,
    )
    for key in data:
        known = ("select", "ignore", "unsafe-fixes", "fixers")
        raise ConfigError(f'{path}: unknown key "{key}"{nearest(key, known)}')
    _check_options(path, options, {fixer.name: fixer for fixer in fixers})
    return settings


def _names(path: str, data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data.pop(key, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ConfigError(f"{path}: {key} must be a list of names of fixers or groups")
    return tuple(value)


def _flag(path: str, data: dict[str, Any], key: str) -> bool:
    value = data.pop(key, False)
    if not isinstance(value, bool):
        raise ConfigError(f"{path}: {key} must be true or false")
    return value


def _check_options(path: str, options: object, fixers: Mapping[str, Fixer]) -> None:
    if not isinstance(options, dict):
        raise ConfigError(f"{path}: fixers must be a table")
    for name, table in options.items():
        if name not in fixers:
            raise ConfigError(
                f'{path}: no fixer is named "{name}"{nearest(name, fixers)}'
            )
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: fixers.{name} must be a table of options")
        known = fixers[name].options
        for option, value in table.items():
            if option not in known:
                raise ConfigError(
                    f'{path}: {name} has no option "{option}"{nearest(option, known)}'
                )
            if value not in known[option]:
                allowed = ", ".join(f'"{choice}"' for choice in known[option])
                raise ConfigError(
                    f"{path}: fixers.{name}.{option} must be one of {allowed}"
                )


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name was probably meant, as the end of a sentence."""
    from difflib import get_close_matches  # noqa: PLC0415, deferred: only on errors

    names = sorted(known)
    near = get_close_matches(name, names, 1)
    if near:
        return f'; did you mean "{near[0]}"?'
    return f"; known are {', '.join(names)}" if names else ""
