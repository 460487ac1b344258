"""Reading a configuration file, and what it extends."""

from __future__ import annotations

import os
import tomllib

from tffix.engine import registry
from tffix.engine.own import RuleFolder
from tffix.errors import ConfigError
from tffix.project import config_keys, local_code
from tffix.project.config_keys import KINDS, WrongKey
from tffix.project.config_lines import line_of
from tffix.project.config_paths import located
from tffix.project.settings import Globs, Settings
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Layer(NamedTuple):
    """What one place says; paths and patterns in it count from ``base``.

    Of a file, ``text`` is what stands in it, ``above`` the table that counts.
    """

    origin: str
    base: str
    data: dict[str, Any]
    text: str = ""
    above: config_keys.Path = ()

    def checked(self, check: Callable[[dict[str, Any]], None]) -> None:
        """Check what is said; raise ConfigError with the line of what is wrong."""
        try:
            check(self.data)
        except WrongKey as wrong:
            line = line_of((*self.above, *wrong.path), self.text) if self.text else 0
            place = f"{self.origin}:{line}" if line else self.origin
            raise ConfigError(f"{place}: {wrong}") from wrong


def settings(
    path: str, inline: tuple[str, ...] = (), *, isolated: bool = False
) -> Settings:
    """Give what a file, if any, and texts of the form ``key=value`` say together.

    Where that is not ``isolated``, the user's own file says which code may run, too.

    Raises ConfigError where one of them is wrong.
    """
    layers = list(_layers(path, ())) if path else []
    layers += map(_inline, inline)
    folders = _rule_folders(layers, isolated=isolated)
    registry.add(folders)
    for layer in layers:
        layer.checked(config_keys.check_names)
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, base, data, *_ in layers:
        for key, value in data.items():
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
        rules=folders,
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
    layer = Layer(shown, os.path.dirname(os.path.abspath(path)), data, text, above)
    layer.checked(config_keys.check)
    layer.checked(local_code.check_is_absent)
    layer = _located(layer)
    if "extend" in layer.data:
        layer.checked(_extends_a_file)
        yield from _layers(layer.data["extend"], (*below, real))
    yield layer


def _extends_a_file(data: dict[str, Any]) -> None:
    path = data["extend"]
    if not os.path.isfile(path):
        raise WrongKey(("extend",), f"extend: {_shown(path)}: no such file")


def _inline(text: str) -> Layer:
    """Give what a text of the form ``key=value`` on the command line says."""
    origin = f"--config {text}"
    layer = Layer(origin, os.getcwd(), _toml(text, origin))
    layer.checked(config_keys.check)
    return _located(layer)


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where}: not TOML: {error}") from error


def _located(layer: Layer) -> Layer:
    """Find the paths in what one place says."""
    found = dict(layer.data)

    def locate(data: dict[str, Any]) -> None:
        for key, value in data.items():
            if KINDS[key] == "path":
                found[key] = located(value, layer.base, (key,))
            elif KINDS[key] == "paths":
                found[key] = [located(path, layer.base, (key,)) for path in value]

    layer.checked(locate)
    return layer._replace(data=found)


def _rule_folders(layers: list[Layer], *, isolated: bool) -> tuple[RuleFolder, ...]:
    """Give the folders with rules, of the last place that names any."""
    paths: list[str] = []
    allowed: local_code.Allowed = False
    for layer in layers:
        paths = layer.data.get("rules", paths)
        if "allow-local-code" in layer.data:
            allowed = local_code.allowed(layer.data, layer.base)
    if paths and not isolated and not allowed:
        allowed = local_code.allowed_by_user()
    folders = []
    for path in map(os.path.realpath, paths):
        if not os.path.isdir(path):
            raise ConfigError(f"{_shown(path)}: no such folder, for rules")
        runs_code = local_code.is_allowed(path, allowed)
        folders.append(RuleFolder(path, runs_code=runs_code))
    return tuple(dict.fromkeys(folders))


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
    "folders": _replace,
    "path": _replace,
    "paths": _replace,
    "globs": _replace_globs,
    "names": _replace,
    "names-by-glob": _merge_globs,
    "versions": _merge_table,
    "options": _merge_options,
}
