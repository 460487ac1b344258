"""``tffix server``: what an editor asks while people type.

positions   offsets <-> the places that the protocol counts
modules     what is found in a folder, with what is open in place of what is on disk
actions     findings and fixes in the words of the protocol
session     one editor, and the work that is done for it
server      requests and notifications
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Serve one editor until it goes; give the exit code."""
    args = parser().parse_args(argv)

    from contextlib import redirect_stdout  # noqa: PLC0415, deferred: only here

    from tffix.lsp.server import server  # noqa: PLC0415, deferred: slow import

    if args.tcp is not None:
        server.start_tcp("127.0.0.1", args.tcp)
        return 0
    # nothing but the protocol may come to where the editor listens
    with (
        open(os.dup(sys.stdout.fileno()), "wb") as stdout,
        redirect_stdout(sys.stderr),
    ):
        server.start_io(stdout=stdout)
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    import argparse  # noqa: PLC0415, deferred: the CLI parses its own

    root = argparse.ArgumentParser(
        prog="tffix server",
        description="Run the language server, on standard input and output.",
    )
    root.add_argument(
        "--tcp",
        type=int,
        metavar="PORT",
        help="listen on a port of this machine instead, for one editor: to debug",
    )
    # what many editors append to the command of any server
    root.add_argument("--stdio", action="store_true", help=argparse.SUPPRESS)
    return root
