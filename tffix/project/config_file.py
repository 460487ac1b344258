"""What a configuration file may say, and reading one."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix.engine import registry
from tffix.errors import ConfigError, checked
from tffix.project.settings import Globs, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Key(NamedTuple):
    """A key of the configuration, the kind of its value, and what it is for."""

    name: str
    kind: str
    text: str


KEYS = (
    Key("extend", "path", "Another file, whose keys hold where this one has none."),
    Key("select", "names", "The fixers and groups to look for; without it, default."),
    Key("ignore", "names", "The fixers and groups not to look for."),
    Key(
        "per-file-ignores",
        "names-by-glob",
        "For patterns as in a .gitignore: fixers and groups to ignore in these files.",
    ),
    Key("exclude", "globs", "Files not to judge, as patterns of a .gitignore."),
    Key("unsafe-fixes", "flag", "Whether --apply writes unsafe fixes too."),
    Key("extend-safe-fixes", "names", "Fixers whose unsafe fixes count as safe."),
    Key("extend-unsafe-fixes", "names", "Fixers whose safe fixes count as unsafe."),
    Key("baseline", "path", "The file with the findings that are known."),
    Key("var-files", "paths", "Files of variables, as for terraform's -var-file."),
    Key("provider-versions", "versions", "The version of a provider, by its name."),
    Key("fixers", "options", "Options of fixers, a table for each."),
)


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
    for text in inline:
        origin = f"--config {text}"
        layers.append(_layer(origin, os.getcwd(), _toml(text, origin)))
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, base, said in layers:
        for key, value in said.items():
            for name in _MERGE[_KINDS[key]](merged, key, value, base):
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
        baseline=merged.get("baseline", ""),
        var_files=merged.get("var-files", ()),
        provider_versions=merged.get("provider-versions", {}),
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
    data = _toml(text.removeprefix("\ufeff"), shown)
    if os.path.basename(path) == "pyproject.toml":
        data = data.get("tool", {}).get("tffix", {})
    base = os.path.dirname(os.path.abspath(path))
    layer = _layer(shown, base, data)
    if "extend" in data:
        yield from _layers(os.path.join(base, data["extend"]), (*below, real))
    yield layer


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where}: not TOML: {error}") from error


def _shown(path: str) -> str:
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _layer(origin: str, base: str, data: dict[str, Any]) -> Layer:
    """Check what one place says."""
    for key, value in data.items():
        checked(key, _KINDS, f"{origin}: unknown key")
        _CHECKS[_KINDS[key]](value, f"{origin}: {key}")
    return Layer(origin, base, data)


_KINDS = {key.name: key.kind for key in KEYS}


def _check_flag(value: object, where: str) -> None:
    if not isinstance(value, bool):
        raise ConfigError(f"{where} must be true or false")


def _check_string(value: object, where: str) -> None:
    if not isinstance(value, str):
        raise ConfigError(f"{where} must be a string")


def _check_strings(value: object, where: str) -> None:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f"{where} must be a list of strings")


def _check_names(value: Any, where: str) -> None:
    _check_strings(value, where)
    for name in value:
        message = f"{where}: no fixer or group is named"
        checked(name, registry.names(), message, "tffix rules")


def _check_table(value: object, where: str) -> None:
    if not isinstance(value, dict):
        raise ConfigError(f"{where} must be a table")


def _check_names_by_glob(value: Any, where: str) -> None:
    _check_table(value, where)
    for glob, names in value.items():
        _check_names(names, f'{where}."{glob}"')


def _check_versions(value: Any, where: str) -> None:
    _check_table(value, where)
    for name, version in value.items():
        _check_string(version, f"{where}.{name}")


def _check_options(value: Any, where: str) -> None:
    _check_table(value, where)
    fixers = {fixer.name: fixer for fixer in registry.fixers()}
    for name, table in value.items():
        checked(name, fixers, f"{where}: no fixer is named", "tffix rules")
        _check_table(table, f"{where}.{name}")
        known = fixers[name].options
        for option, chosen in table.items():
            checked(option, known, f"{where}.{name}: no option is named")
            if not known[option]:  # any text
                _check_string(chosen, f"{where}.{name}.{option}")
            elif chosen not in known[option]:
                allowed = ", ".join(f'"{choice}"' for choice in known[option])
                raise ConfigError(f"{where}.{name}.{option} must be one of {allowed}")


_CHECKS: dict[str, Callable[[Any, str], None]] = {
    "flag": _check_flag,
    "path": _check_string,
    "paths": _check_strings,
    "globs": _check_strings,
    "names": _check_names,
    "names-by-glob": _check_names_by_glob,
    "versions": _check_versions,
    "options": _check_options,
}

_Merged = dict[str, Any]


def _replace(merged: _Merged, key: str, value: Any, _base: str) -> list[str]:
    merged[key] = value
    return [key]


def _replace_path(merged: _Merged, key: str, value: str, base: str) -> list[str]:
    merged[key] = os.path.join(base, value)
    return [key]


def _replace_paths(merged: _Merged, key: str, value: list[str], base: str) -> list[str]:
    merged[key] = tuple(os.path.join(base, path) for path in value)
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
    "flag": _replace,
    "path": _replace_path,
    "paths": _replace_paths,
    "globs": _replace_globs,
    "names": _replace,
    "names-by-glob": _merge_globs,
    "versions": _merge_table,
    "options": _merge_options,
}
