"""What a configuration file may say: its keys, and which values they take."""

from __future__ import annotations

import json
import re

from tffix import __version__
from tffix.engine import registry
from tffix.errors import nearest
from tffix.project.format_names import FORMATS
from tffix.project.settings import CERTAINTIES
from tffix.terraform.provider.versions import is_constraint, release
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Path = tuple[str, ...]


class Key(NamedTuple):
    """A key of the configuration, the kind of its value, and what it is for."""

    name: str
    kind: str
    text: str


KEYS = (
    Key(
        "required-version",
        "constraint",
        "The versions of tffix that may read this: >= 0.2, < 1.",
    ),
    Key(
        "extend",
        "path",
        "Another file, whose keys hold where this one has none; package:NAME/FILE is in"
        " an installed package.",
    ),
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
    Key(
        "fail-on",
        "certainty",
        "What fails a check: certain findings, or possible ones too.",
    ),
    Key("baseline", "path", "The file with the findings that are known."),
    Key("var-files", "paths", "Files of variables, as for terraform's -var-file."),
    Key("provider-versions", "versions", "The version of a provider, by its name."),
    Key(
        "output-format",
        "format",
        "How findings are written, where neither the command line nor"
        " TFFIX_OUTPUT_FORMAT says it.",
    ),
    Key("fixers", "options", "Options of fixers, a table for each."),
    Key("rules", "paths", "Folders with rules of one's own."),
    Key(
        "allow-local-code",
        "folders",
        "Whether fixers in such folders may run, or in which; on the command line and"
        " in the user's own file alone.",
    ),
)


class WrongKey(Exception):  # noqa: N818, it is said as a ConfigError
    """What is wrong with a key, in a sentence, and the path of the key."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


def written(path: Path) -> str:
    """Give the path of a key as TOML has it: ``per-file-ignores."a.tf"``."""
    return ".".join(
        name if re.fullmatch(r"[\w-]+", name, re.ASCII) else json.dumps(name)
        for name in path
    )


def check(data: dict[str, Any]) -> None:
    """Raise WrongKey where a key is unknown, or its value is none that it takes.

    What another version of tffix is meant to read is not looked at. Names of fixers
    are looked at by ``check_names``.
    """
    if "required-version" in data:
        _check_required(data["required-version"], ("required-version",))
    for name, value in data.items():
        _check_known(name, KINDS, (name,), "unknown key")
        if KINDS[name] not in _NAMES:
            _CHECKS[KINDS[name]](value, (name,))


def check_names(data: dict[str, Any]) -> None:
    """Raise WrongKey where a fixer or a group is named that there is not."""
    for name, value in data.items():
        if KINDS[name] in _NAMES:
            _CHECKS[KINDS[name]](value, (name,))


_NAMES = ("names", "names-by-glob", "options")
KINDS = {key.name: key.kind for key in KEYS}


def _check_required(value: Any, path: Path) -> None:
    _check_constraint(value, path)
    if not release(__version__).within(value):
        sentence = f'{path[0]} is "{value}", and this is tffix {__version__}'
        raise WrongKey(path, f"{sentence}; install one that it allows")


def _check_flag(value: object, path: Path) -> None:
    if not isinstance(value, bool):
        raise WrongKey(path, f"{written(path)} must be true or false")


def _check_string(value: object, path: Path) -> None:
    if not isinstance(value, str):
        raise WrongKey(path, f"{written(path)} must be a string")


def _check_strings(value: object, path: Path) -> None:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise WrongKey(path, f"{written(path)} must be a list of strings")


def _check_folders(value: object, path: Path) -> None:
    if isinstance(value, bool):
        return
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise WrongKey(
            path, f"{written(path)} must be true, false or a list of folders"
        )


def _check_known(
    name: str, known: Iterable[str], path: Path, problem: str, command: str = ""
) -> None:
    if name not in known:
        raise WrongKey(path, f'{problem} "{name}"{nearest(name, known, command)}')


def _check_names(value: Any, path: Path) -> None:
    _check_strings(value, path)
    for name in value:
        problem = f"{written(path)}: no fixer or group is named"
        _check_known(name, registry.names(), path, problem, "tffix rules")


def _check_globs(value: Any, path: Path) -> None:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415, deferred: slow import

    _check_strings(value, path)
    for glob in value:
        try:
            GitIgnoreSpec.from_lines([glob])
        except (ValueError, re.error) as error:
            raise WrongKey(path, f'{written(path)}: "{glob}" is no pattern') from error


def _check_table(value: object, path: Path) -> None:
    if not isinstance(value, dict):
        raise WrongKey(path, f"{written(path)} must be a table")


def _check_names_by_glob(value: Any, path: Path) -> None:
    _check_table(value, path)
    for glob, names in value.items():
        _check_globs([glob], (*path, glob))
        _check_names(names, (*path, glob))


def _check_constraint(value: Any, path: Path) -> None:
    _check_string(value, path)
    if not is_constraint(value):
        sentence = f'{written(path)}: "{value}" is no version or constraint'
        raise WrongKey(path, f'{sentence}; write "6", "6.25" or ">= 6, < 7"')


def _check_versions(value: Any, path: Path) -> None:
    _check_table(value, path)
    for name, version in value.items():
        _check_constraint(version, (*path, name))


def _check_format(value: Any, path: Path) -> None:
    _check_string(value, path)
    _check_known(value, FORMATS, path, f"{written(path)}: no format is named")


def _check_certainty(value: object, path: Path) -> None:
    if value not in CERTAINTIES:
        allowed = " or ".join(f'"{one}"' for one in CERTAINTIES)
        raise WrongKey(path, f"{written(path)} must be {allowed}")


def _check_options(value: Any, path: Path) -> None:
    _check_table(value, path)
    fixers = {fixer.name: fixer for fixer in registry.fixers()}
    for name, table in value.items():
        own = (*path, name)
        problem = f"{written(path)}: no fixer is named"
        _check_known(name, registry.names(), own, problem, "tffix rules")
        _check_table(table, own)
        if name not in fixers:  # one whose code may not run
            continue
        known = fixers[name].options
        for option, chosen in table.items():
            problem = f"{written(own)}: no option is named"
            _check_known(option, known, (*own, option), problem)
            if not known[option]:  # any text
                _check_string(chosen, (*own, option))
            elif chosen not in known[option]:
                allowed = ", ".join(f'"{choice}"' for choice in known[option])
                sentence = f"{written((*own, option))} must be one of {allowed}"
                raise WrongKey((*own, option), sentence)


_CHECKS: dict[str, Callable[[Any, Path], None]] = {
    "constraint": _check_constraint,
    "flag": _check_flag,
    "certainty": _check_certainty,
    "folders": _check_folders,
    "format": _check_format,
    "path": _check_string,
    "paths": _check_strings,
    "globs": _check_globs,
    "names": _check_names,
    "names-by-glob": _check_names_by_glob,
    "versions": _check_versions,
    "options": _check_options,
}
