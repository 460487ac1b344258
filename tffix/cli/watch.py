"""``tffix --watch``: check again at each save, and print what that has changed."""

from __future__ import annotations

import os
import time
from collections import Counter

from tffix.errors import ConfigError, TffixError
from tffix.output import console
from tffix.output.terminal import Paint, readable
from tffix.project.walk import PRUNED, SUFFIXES, folder_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tffix.output.diagnostics import Entry, Report

# what is judged, where its values come from, and what says how
_READ = (
    *(*SUFFIXES, ".tfvars", ".tfvars.json", ".tftpl"),
    *(".toml", ".terraform.lock.hcl", ".tffix-baseline.json"),
)
_PAUSE = 200  # milliseconds: what an editor writes at one save comes together


def run(paths: Sequence[str], look: Callable[[], Report], paint: Paint) -> int:
    """Print what is found under the paths, then what each save adds and takes away.

    ``look`` checks them anew. An interrupt ends it.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415, an extra
    except ModuleNotFoundError as error:
        if error.name != "watchfiles":
            raise
        raise ConfigError("--watch wants: pip install 'tffix[watch]'") from error
    folders = set(map(folder_of, paths))
    known: list[Entry] | None = None
    for changes in watch(
        *(folder or "." for folder in folders),
        watch_filter=lambda _, path: _is_read(path),
        debounce=_PAUSE,
        step=_PAUSE // 4,
        rust_timeout=_PAUSE,
        yield_on_timeout=True,  # at first: from then on nothing is missed
    ):
        if changes:
            saved = ", ".join(sorted({os.path.relpath(path) for _, path in changes}))
            print(paint(f"\n{time.strftime('%H:%M:%S')} {readable(saved)}", "1"))
        elif known is not None:
            continue
        try:
            report = look()
        except TffixError as error:  # a configuration half written
            print(f"tffix: error: {readable(str(error))}", flush=True)
            known = known or []
            continue
        now = report.entries()
        if known is None:
            _print(console.findings("concise", now, paint), report)
        else:
            _print(_changes(known, now, paint), report)
        known = now
    return 0


def _is_read(path: str) -> bool:
    """Whether what is found can depend on a file."""
    return path.endswith(_READ) and PRUNED.isdisjoint(path.split(os.sep))


def _changes(
    before: Sequence[Entry], now: Sequence[Entry], paint: Paint
) -> Iterable[str]:
    """Give a line for each entry that has come or gone; a moved one has not."""
    for sign, color, some, others in (
        ("-", "32", before, now),
        ("+", "31", now, before),
    ):
        left = Counter(entry.identity for entry in others)
        for entry in some:
            if left[entry.identity]:
                left[entry.identity] -= 1
                continue
            for line in console.findings("concise", [entry], paint):
                yield f"{paint(sign, color)} {line}"


def _print(lines: Iterable[str], report: Report) -> None:
    print(*lines, sep="", end="")
    for error in report.run.errors:
        print(f"tffix: error: {readable(error)}")
    print(console.summary(report), flush=True)
