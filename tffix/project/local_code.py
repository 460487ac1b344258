"""Where the code of rules may run: never because what is judged says so."""

from __future__ import annotations

import os
import tomllib
from typing import Any

from tffix.errors import ConfigError, checked
from tffix.project.config_keys import WrongKey, check

KEY = "allow-local-code"
Allowed = bool | list[str]  # everywhere or nowhere, or below folders


def check_is_absent(data: dict[str, Any]) -> None:
    """Raise WrongKey where a file that may be part of what is judged has the key."""
    if KEY in data:
        raise WrongKey(
            (KEY,),
            f"{KEY} does not count here, as this may be part of what is judged: write"
            f" --config {KEY}=true, or say it in {user_file()}",
        )


def allowed(data: dict[str, Any], base: str) -> Allowed:
    """Give what a place says that may say it; folders count from ``base``."""
    said = data.get(KEY, False)
    if isinstance(said, bool):
        return said
    places = (os.path.join(base, os.path.expanduser(path)) for path in said)
    return [os.path.realpath(place) for place in places]


def is_allowed(path: str, allowed: Allowed) -> bool:
    """Whether code in a folder may run."""
    if isinstance(allowed, bool):
        return allowed
    return any(os.path.commonpath([path, place]) == place for place in allowed)


def user_file() -> str:
    """Give the path of the user's own file."""
    home = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME")
    home = home or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(home, "tffix", "config.toml")


def allowed_by_user() -> Allowed:
    """Give what the user's own file says.

    Raises ConfigError where it cannot be read, or says something else: what is found
    in a repository is to be the same for all who look.
    """
    path = user_file()
    try:
        with open(path, "rb") as file:
            data = tomllib.load(file)
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: {error}") from error
    for key in data:
        checked(key, (KEY,), f"{path}: unknown key")
    try:
        check(data)
    except WrongKey as wrong:
        raise ConfigError(f"{path}: {wrong}") from wrong
    return allowed(data, os.path.dirname(path))
