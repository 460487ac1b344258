"""The configuration: what to look for, and how, in each folder.

# tffix.toml
select = ["naming"]
ignore = ["name-too-long"]
unsafe-fixes = true

[fixers.ecs-deployment-arguments]
circuit_breaker = "drop"

The nearest file in the folder of a module or above it holds for the module, alone
unless it says ``extend``; the command line goes first.
"""

from __future__ import annotations

import os

from tffix.errors import ConfigError
from tffix.project.settings import Globs, Settings
from tffix.project.walk import folder_of
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NAMES = ("tffix.toml", ".tffix.toml", "pyproject.toml")
BASELINE = ".tffix-baseline.json"
COMMAND_LINE = "the command line"


class Overrides(NamedTuple):
    """What the command line says.

    ``ignore``, ``exclude``, ``variables`` and ``provider_versions`` add to the
    configuration, the others take its place.
    ``inline`` are the texts of ``--config key=value``, ``files`` those of
    ``--config FILE``; ``isolated`` looks for no other. An empty ``baseline`` is none.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    unsafe_fixes: bool | None = None
    options: Mapping[str, Mapping[str, str]] = {}
    baseline: str | None = None
    variables: tuple[tuple[str, str], ...] = ()
    provider_versions: Mapping[str, str] = {}
    inline: tuple[str, ...] = ()
    file: str = ""
    isolated: bool = False
    fail_on: str = ""


class _Nearest:
    """Gives the nearest file, in a folder or above it, that a function finds."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find
        self._found: dict[str, str] = {}

    def __call__(self, folder: str) -> str:
        below = []
        while folder not in self._found:
            path = self._find(folder)
            parent = os.path.dirname(folder)
            if path or parent == folder:
                self._found[folder] = path
                break
            below.append(folder)
            folder = parent
        path = self._found[folder]
        self._found.update(dict.fromkeys(below, path))
        return path


class Configuration:
    """Gives the settings of each folder."""

    def __init__(self, overrides: Overrides = Overrides()) -> None:  # noqa: B008, fixed
        self._overrides = overrides
        self._file = _Nearest(_configuration_in)
        self._baseline = _Nearest(_baseline_in)
        self._settings: dict[tuple[str, str], Settings] = {}

    def __call__(self, folder: str) -> Settings:
        """Give what holds for the files of a folder.

        Raises ConfigError where the file that holds is wrong.
        """
        over = self._overrides
        folder = os.path.abspath(folder or ".")
        path, baseline = over.file, over.baseline
        if not over.isolated:
            path = path or self._file(folder)
        nearest = "" if over.isolated else self._baseline(folder)
        key = path, nearest
        if key not in self._settings:
            settings = self._load(path)
            if baseline is None:
                baseline = settings.baseline or nearest
            self._settings[key] = settings._replace(baseline=baseline)
        return self._settings[key]

    def check_names(self, paths: Iterable[str]) -> None:
        """Raise ConfigError where the command line names what is no fixer or group.

        What the configurations of some paths name as rules has names, too.
        """
        select, ignore = self._overrides.select, self._overrides.ignore
        if select or ignore:
            from tffix.engine import registry  # noqa: PLC0415, deferred: it loads the fixers

            for path in paths:
                self(folder_of(path))
            registry.selected(select, ignore)

    def _load(self, path: str) -> Settings:
        over = self._overrides
        if over.provider_versions:
            _check_versions(over.provider_versions)
        settings = Settings()
        if path or over.inline:
            from tffix.project import config_file  # noqa: PLC0415, deferred: seldom needed

            settings = config_file.settings(path, over.inline, isolated=over.isolated)
        origins = dict(settings.origins)
        changes = {
            "select": bool(over.select),
            "ignore": bool(over.ignore),
            "exclude": bool(over.exclude),
            "unsafe-fixes": over.unsafe_fixes is not None,
            "fail-on": bool(over.fail_on),
            "baseline": over.baseline is not None,
            **{
                f"fixers.{fixer}.{option}": True
                for fixer, table in over.options.items()
                for option in table
            },
        }
        origins.update(
            {key: COMMAND_LINE for key, changed in changes.items() if changed}
        )
        options = {name: {**table} for name, table in settings.options.items()}
        for name, table in over.options.items():
            options[name] = {**options.get(name, {}), **table}
        exclude = (Globs(os.getcwd(), over.exclude),) if over.exclude else ()
        unsafe = over.unsafe_fixes
        return settings._replace(
            select=over.select or settings.select,
            ignore=settings.ignore + over.ignore,
            exclude=settings.exclude + exclude,
            unsafe_fixes=settings.unsafe_fixes if unsafe is None else unsafe,
            fail_on=over.fail_on or settings.fail_on,
            options=options,
            variables=over.variables,
            provider_versions={**settings.provider_versions, **over.provider_versions},
            origins=origins,
        )


def _check_versions(said: Mapping[str, str]) -> None:
    from tffix.terraform.provider.versions import is_constraint  # noqa: PLC0415, if said

    for name, version in said.items():
        if not is_constraint(version):
            raise ConfigError(f'the version of {name}: "{version}" is no version')


def _baseline_in(folder: str) -> str:
    path = os.path.join(folder, BASELINE)
    return path if _is_file(path) else ""


def _configuration_in(folder: str) -> str:
    for name in NAMES:
        path = os.path.join(folder, name)
        if _is_file(path) and (name != "pyproject.toml" or _has_table(path)):
            return path
    return ""


def _is_file(path: str) -> bool:
    # nearly never: to ask access() first takes half the time of an error of stat()
    return os.access(path, os.F_OK) and os.path.isfile(path)


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return False
    if b"tffix" not in data:
        return False
    import tomllib  # noqa: PLC0415, deferred: only where it may say something

    try:
        return "tffix" in tomllib.loads(data.decode()).get("tool", {})
    except ValueError:
        return False  # whoever it is for will say so


def load(path: str) -> Settings:
    """Give what a configuration file says, alone."""
    return Configuration(Overrides(file=path))("")
