"""What a wheel has beside the source: ``python -m tffix.engine.prepare FOLDER``."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pkgutil import iter_modules

from tffix import lazy_re
from tffix.engine import registry

# what a run of the command line may import; the rest needs more than Python alone
_ROOMS = (
    *("", "api", "aws", "cli", "engine", "hcl", "output", "project", "rewrite"),
    *("terraform", "terraform.module", "terraform.provider", "terraform.values"),
)


def prepare(folder: str) -> None:
    """Write the files of ``tffix.prepared`` to a folder."""
    for room in _ROOMS:
        package = import_module(f"tffix.{room}".rstrip("."))
        for module in iter_modules(package.__path__):
            if not module.ispkg and not module.name.startswith("__"):
                import_module(f"{package.__name__}.{module.name}")
    registry.fixers()
    os.makedirs(folder, exist_ok=True)
    lazy_re.prepare(folder)


if __name__ == "__main__":
    prepare(sys.argv[1])
