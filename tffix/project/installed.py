"""Modules that ``terraform init`` has brought: what lies in ``.terraform/modules``."""

from __future__ import annotations

import json
import os

from tffix.errors import SourceError
from tffix.project import walk
from tffix.source import Source
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.hcl.file import File

_MANIFEST = os.path.join(".terraform", "modules", "modules.json")
_ABOVE = 8  # folders above a module in which terraform may have been run
_REGISTRY = "registry.terraform.io/"
_OPENTOFU = "registry.opentofu.org/"


def installed(folder: str, name: str, source: str) -> dict[str, File]:
    """Give the files, by path, of the module that a call in a folder means.

    ``name`` and ``source`` are those of the call. Nothing where it was not brought, or
    where what was brought under that name has another source.
    """
    here = folder or "."
    for _ in range(_ABOVE):
        entries = manifest(here)
        for key, entry in entries.items():
            if os.path.normpath(os.path.join(here, entry["Dir"])) != os.path.normpath(
                folder or "."
            ):
                continue
            found = entries.get(f"{key}.{name}" if key else name)
            if found and found["Source"] in (
                source,
                f"{_REGISTRY}{source}",
                f"{_OPENTOFU}{source}",
                f"git::{source}",
            ):
                return _files(os.path.normpath(os.path.join(here, found["Dir"])))
        here = os.path.normpath(os.path.join(here, ".."))
    return {}


def manifest(root: str) -> dict[str, dict[str, Any]]:
    """Give what the manifest in a folder says of each module, by its key.

    That of the root is empty. Nothing where init has not written one.
    """
    try:
        found = json.loads(walk.read(os.path.join(root, _MANIFEST)))
        return {one["Key"]: one for one in found["Modules"] if one["Dir"] is not None}
    except (SourceError, ValueError, KeyError, TypeError):
        return {}


def _files(folder: str) -> dict[str, File]:
    found: dict[str, File] = {}
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return {}
    for name in names:
        path = os.path.join(folder, name)
        try:
            if name.endswith(walk.SUFFIXES):
                found[path] = file_of(Source.decode(path, walk.read(path)))
        except SourceError:
            return {}
    return found
