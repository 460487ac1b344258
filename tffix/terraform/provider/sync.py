"""Schemas of the user's own providers: exact for any provider and version.

``sync`` asks terraform for the schemas of the providers that ``terraform init`` put
into a folder, and keeps them in the user's cache under the hash of the lock file;
``synced`` finds them there. Only ``sync`` runs anything.
"""

from __future__ import annotations

import os
import sys
from functools import cache

from tffix.errors import ConfigError
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.terraform.provider.schema import Schemas

_LOCK = ".terraform.lock.hcl"
_KINDS = ("resource_schemas", "data_source_schemas", "ephemeral_resource_schemas")


def sync(folder: str) -> str:
    """Keep the schemas of the providers of a folder; give the file they are in.

    Raises ConfigError where the folder has no lock file, or terraform (or tofu) is not
    there or fails.
    """
    import json  # noqa: PLC0415, deferred: this command alone needs it
    import shutil  # noqa: PLC0415
    import subprocess  # noqa: PLC0415

    from tffix.terraform.provider.store import pack  # noqa: PLC0415

    target = _cached(folder)
    if not target:
        raise ConfigError(f"{folder} has no {_LOCK}: run terraform init there first")
    program = shutil.which("terraform") or shutil.which("tofu")
    if not program:
        raise ConfigError("neither terraform nor tofu is on the PATH")
    command = [program, "providers", "schema", "-json", "-no-color"]
    result = subprocess.run(  # noqa: S603, the user asked to run terraform
        command, cwd=folder, capture_output=True, check=False
    )
    if result.returncode:
        reason = result.stderr.decode(errors="replace").strip()
        raise ConfigError(f"{' '.join(command)} failed in {folder}:\n{reason}")
    providers = json.loads(result.stdout).get("provider_schemas")
    if not providers:
        raise ConfigError(f"the module in {folder} uses no provider")
    content = pack({"": _merged(providers)})
    os.makedirs(os.path.dirname(target), exist_ok=True)
    unfinished = f"{target}.{os.getpid()}"
    with open(unfinished, "wb") as file:
        file.write(content)
    os.replace(unfinished, target)
    _opened.cache_clear()
    return target


def synced(folder: str) -> Schemas | None:
    """Give the schemas that were synced for a folder as its lock file is now."""
    path = _cached(folder)
    return _opened(path) if path and os.path.isfile(path) else None


@cache
def _opened(path: str) -> Schemas | None:
    from tffix.terraform.provider.schema import Schemas  # noqa: PLC0415, most runs need none
    from tffix.terraform.provider.store import Store  # noqa: PLC0415

    try:
        return Schemas(Store(path), "")
    except OSError:
        # A cache that another version wrote, or half of one, is no reason to stop.
        return None


def _cached(folder: str) -> str | None:
    """Give where the schemas of a folder are kept; None without a lock file."""
    import hashlib  # noqa: PLC0415, deferred: most folders have no lock file

    try:
        with open(os.path.join(folder, _LOCK), "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return None
    return os.path.join(_cache_folder(), "schemas", f"{digest[:32]}.bin")


def _cache_folder() -> str:
    """Give the user's folder for what tffix can make again."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "tffix")


def _merged(providers: Mapping[str, Any]) -> dict[str, Any]:
    """Give the types of all providers together.

    A type that two of them have in different forms is left out: which one is meant is
    not known from its name.
    """
    merged: dict[str, Any] = {"source": ", ".join(sorted(providers))}
    for kind in _KINDS:
        types: dict[str, Any] = {}
        unclear = set()
        for _, schemas in sorted(providers.items()):
            for name, schema in schemas.get(kind, {}).items():
                if types.setdefault(name, schema) != schema:
                    unclear.add(name)
        merged[kind] = {n: s for n, s in types.items() if n not in unclear}
    merged["provider_schemas"] = {
        address.rpartition("/")[2]: one["provider"]
        for address, one in sorted(providers.items())
    }
    return merged
