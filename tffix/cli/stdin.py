"""tffix as a filter: the text of one file in, the fixed text out."""

from __future__ import annotations

import os
import sys

from tffix.errors import SourceError
from tffix.output import console, terminal
from tffix.output.diagnostics import Report
from tffix.project import runner, walk
from tffix.project.loader import Surroundings, local_sources
from tffix.source import Source
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tffix.project.runner import Run, Scope
    from tffix.project.settings import Settings


def check(
    data: bytes,
    filename: str | None,
    configuration: Callable[[str], Settings],
    scope: Scope,
) -> Run:
    """Check the bytes of standard input as the file that they stand for.

    The other files in the folder of ``filename`` belong to the module, but nothing in
    them changes: a fix that needs it is left out. What its repository says of the
    module counts, such as the versions of its callers.
    """
    path = filename or "stdin.tf"
    settings = configuration(os.path.dirname(path))
    if scope.force_exclude and settings.excluded(path):
        return runner.Run()
    try:
        source = Source.decode(path, data)
        others = _others(path) if filename else []
    except SourceError as error:
        run = runner.Run()
        run.errors.append(f"{error.path}: {error.message}")
        return run
    around = Surroundings(configuration, paths=[path] if filename else [])
    if filename:
        texts = [source.text, *(other.text for other in others)]
        calls = [one for text in texts for one in local_sources(text)]
        around.add(os.path.dirname(path), [path, *(one.path for one in others)], calls)
    return runner.check_text(source, others, settings, scope, around)


def filtered(data: bytes, run: Run, *, quiet: bool) -> int:
    """Write the fixed text, or the bytes as they came; give the exit code.

    They come back as they came where something failed: half of the fixes are none.
    Findings that remain go to standard error.
    """
    report = Report(run, applied=True)
    for source, text in report.changes() if not run.errors else ():
        data = source.replaced(text).encode()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    if not quiet or run.problems:  # what was fixed is seen in the text
        for text in console.findings(
            "concise", report.open(), terminal.Paint(on=False)
        ):
            sys.stderr.write(text)
    for error in run.errors:
        print(f"tffix: error: {terminal.readable(error)}", file=sys.stderr)
    if run.problems or run.errors:
        return 2
    return 1 if any(one.fails(one.outcome.remaining) for one in run.modules) else 0


def _others(path: str) -> list[Source]:
    """Read the module of a file without the file itself."""
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        return []
    listed = [found for found in walk.folders([folder]) if found.path == folder]
    return [
        Source.decode(other, walk.read(other))
        for found in listed
        for other in found.files
        if os.path.basename(other) != os.path.basename(path)
    ]
