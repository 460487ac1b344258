"""``tffix mcp``: what a coding agent asks while it writes Terraform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.errors import ConfigError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Serve one client on standard input and output until it goes."""
    parser().parse_args(argv)
    try:
        from tffix.mcp.server import server  # noqa: PLC0415, deferred: slow import
    except ModuleNotFoundError as error:
        if error.name != "mcp":
            raise
        raise ConfigError("tffix mcp wants: pip install 'tffix[mcp]'") from error
    server.run("stdio")
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    import argparse  # noqa: PLC0415, deferred: the CLI parses its own

    return argparse.ArgumentParser(
        prog="tffix mcp",
        description="Run the server of the Model Context Protocol, on standard input"
        " and output.",
    )
