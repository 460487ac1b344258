"""The paths that a configuration names."""

from __future__ import annotations

import os
from importlib.util import find_spec
from string import Template

from tffix.project.config_keys import Path, WrongKey, written

_PACKAGE = "package:"


def located(path: str, base: str, key: Path) -> str:
    """Give the path that the value of a key means.

    ``$NAME`` and ``${NAME}`` are of the environment, ``$$`` is a dollar, ``~`` is a
    home. ``package:acme_tffix/base.toml`` lies in an installed package, which is not
    imported: nothing of it runs. All others count from the folder ``base``.

    Raises WrongKey where the environment or the packages do not have it.
    """
    try:
        path = Template(path).substitute(os.environ)
    except KeyError as error:
        sentence = f"{written(key)}: the environment has no {error.args[0]}"
        raise WrongKey(key, sentence) from error
    except ValueError as error:
        sentence = f'{written(key)}: "{path}" has a $ without a name; write $$ for one'
        raise WrongKey(key, sentence) from error
    if not path.startswith(_PACKAGE):
        return os.path.join(base, os.path.expanduser(path))
    name, _, rest = path.removeprefix(_PACKAGE).partition("/")
    spec = find_spec(name) if name.isidentifier() else None
    for folder in (spec and spec.submodule_search_locations) or ():
        return os.path.join(folder, rest)
    sentence = f"{written(key)}: no package {name} is installed beside tffix"
    raise WrongKey(key, sentence)
