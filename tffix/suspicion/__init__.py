"""What in a text tells that something may be wrong, and so is worth parsing.

A run asks these of every block or module before a fixer is loaded, so they import
little. They may be wrong only towards looking. The suspicion of a fixer that looks at
few types stands in its own module.
"""

from __future__ import annotations

from importlib import import_module

from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.suspicion import (
        calls,
        declarations,
        expressions,
        items,
        modules,
        names,
        values,
    )

__all__ = [
    "calls",
    "declarations",
    "expressions",
    "items",
    "modules",
    "names",
    "values",
]


def __getattr__(name: str) -> Any:
    """Load a module of this room when a fixer asks for what is in it."""
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
