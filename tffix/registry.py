"""The fixers that are installed."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from tffix.errors import ConfigError

if TYPE_CHECKING:
    from tffix.api import Fixer

_PACKAGE = "tffix.fixers"


@cache
def fixers() -> tuple[Fixer, ...]:
    """Give all fixers, in the order of their names."""
    try:
        package = import_module(_PACKAGE)
    except ModuleNotFoundError as error:
        message = f"{_PACKAGE} is not installed; in a checkout, run: pip install -e ."
        raise ConfigError(message) from error
    found = []
    for folder in package.__path__:
        for entry in os.listdir(folder):
            name, extension = os.path.splitext(entry)
            if extension == ".py" and not name.startswith("_"):
                found.append(getattr(import_module(f"{_PACKAGE}.{name}"), name))
    return tuple(sorted(found, key=lambda fixer: fixer.name))


def selected(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Fixer, ...]:
    """Give the fixers that names or groups select, less those that they ignore.

    Nothing selected means all. Raises ConfigError for a name that does not exist.
    """
    known = {name for fixer in fixers() for name in (fixer.name, *fixer.groups)}
    for name in (*select, *ignore):
        if name != "all" and name not in known:
            raise ConfigError(_unknown(name, known))

    def chosen(fixer: Fixer, names: tuple[str, ...]) -> bool:
        return not {"all", fixer.name, *fixer.groups}.isdisjoint(names)

    return tuple(
        fixer
        for fixer in fixers()
        if (not select or chosen(fixer, select)) and not chosen(fixer, ignore)
    )


def _unknown(name: str, known: set[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415, deferred: only on errors

    near = get_close_matches(name, known, 1)
    hint = (
        f'did you mean "{near[0]}"?'
        if near
        else f"there are {', '.join(sorted(known))}"
    )
    return f'no fixer or group is named "{name}"; {hint}'
