"""The auto-fixer for Terraform; ARCHITECTURE.md is the house on one page.

``check``, ``fix`` and ``upgrade`` are what programs call; see ``tffix.library``.
"""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.library import Finding, Result, check, fix, upgrade

__version__ = "0.1.0"
__all__ = ["Finding", "Result", "__version__", "check", "fix", "upgrade"]


def __getattr__(name: str) -> Any:
    """Import the library when something of it is asked for: the command line is not."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tffix import library  # noqa: PLC0415, deferred: as said

    return getattr(library, name)
