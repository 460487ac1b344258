"""What a wheel has beside the source: ``python -m tffix.cli.prepare FOLDER``."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pkgutil import iter_modules

from tffix import aws, lazy_re, prepared
from tffix.api import exports
from tffix.aws.tables import tables_of
from tffix.cli import arguments, options
from tffix.engine import listed, registry
from tffix.hcl import table
from tffix.terraform.provider import bundled
from tffix.terraform.provider.type_names import KINDS
from tffix.terraform.values import signatures

# what a run of the command line may import; the rest needs more than Python alone
_ROOMS = (
    "",
    "api",
    "aws",
    "cli",
    "engine",
    "hcl",
    "output",
    "project",
    "rewrite",
    "rule",
    "suspicion",
    "terraform",
    "terraform.module",
    "terraform.provider",
    "terraform.values",
)


def prepare(folder: str) -> None:
    """Write the files of ``tffix.prepared`` to a folder."""
    for room in _ROOMS:
        package = import_module(f"tffix.{room}".rstrip("."))
        for module in iter_modules(package.__path__):
            if not module.ispkg and not module.name.startswith("__"):
                import_module(f"{package.__name__}.{module.name}")
    fixers = registry.loaded()
    os.makedirs(folder, exist_ok=True)
    lazy_re.prepare(folder)
    table.prepare(folder)
    listed.prepare(folder, fixers)
    exports.prepare(folder)
    signatures.prepare(folder)
    arguments.prepare(folder, options.parser())
    # facts register what they have of each type when they are asked for
    facts = [one() for one in vars(aws).values() if hasattr(one, "cache_info")]
    rows = tables_of()
    said = (*facts, rows.resources, rows.types, rows.upgrades)
    known = {type_ for each in said for type_ in each}
    types = _types()
    kinds = {kind for one in fixers for kind in getattr(one.subject, "kinds", ())}
    blocks = {
        f"{kind} {type_}" for kind in kinds for type_ in ("", *types.get(kind, ()))
    }
    prepared.write_types(folder, known.union(*types.values(), blocks))


def _types() -> dict[str, set[str]]:
    """Give the types of all bundled providers, by kind."""
    names = {os.path.splitext(name)[0] for name in os.listdir(*bundled.__path__)}
    return {
        kind: {
            type_
            for name in names
            for schemas in bundled.bundle(f"hashicorp/{name}")
            for type_ in schemas.types(kind)
        }
        for kind in KINDS
    }


if __name__ == "__main__":
    prepare(sys.argv[1])
