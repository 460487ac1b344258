"""Where the time of a run goes: the share of each stage, in CPU time.

    python stages.py PATH ...

The stages call each other; each counts only the time that it spends itself.
"""

from __future__ import annotations

import sys
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STAGES = (
    "start",
    "walk",
    "read",
    "trigger",
    "glance",
    "index",
    "parse",
    "check",
    "rest",
)


class Clock:
    """Gives the CPU time to the stage that runs, and back when it ends."""

    def __init__(self, stage: str) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self._stack = [stage]
        self._since = 0.0

    def _count(self) -> None:
        now = time.process_time()
        self.spent[self._stack[-1]] += now - self._since
        self._since = now

    def switch(self, stage: str) -> None:
        """Go on in another stage."""
        self._count()
        self._stack[-1] = stage

    def within(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function that counts for a stage."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            self._count()
            self._stack.append(stage)
            try:
                return function(*args, **kwargs)
            finally:
                self._count()
                self._stack.pop()

        return timed


def measure(paths: list[str]) -> dict[str, float]:
    """Run over paths as ``tffix --check`` does; give the seconds of each stage."""
    clock = Clock("start")
    from tffix.cli.main import main  # noqa: PLC0415
    from tffix.engine import fixpoint  # noqa: PLC0415
    from tffix.hcl import file, parser  # noqa: PLC0415
    from tffix.project import runner, walk  # noqa: PLC0415, the imports are measured
    from tffix.source import Source  # noqa: PLC0415

    def stepwise(walk: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        def steps(*args: Any) -> Iterator[Any]:
            clock.switch("rest")
            step = clock.within("walk", walk(*args).__next__)
            while True:
                try:
                    folder = step()
                except StopIteration:
                    return
                yield folder

        return steps

    def lazily(stage: str, name: str) -> None:
        function = vars(file.File)[name].func
        timed = cached_property(clock.within(stage, function))
        timed.__set_name__(file.File, name)
        setattr(file.File, name, timed)

    walk.folders = stepwise(walk.folders)
    walk.read = clock.within("read", walk.read)
    Source.decode = clock.within("read", Source.decode)  # type: ignore[method-assign]
    lazily("trigger", "resource_types")
    lazily("index", "_index")
    glance = clock.within("glance", vars(file.File)["suspicious"].fget)
    file.File.suspicious = property(glance)  # type: ignore[misc, assignment]
    fixpoint.run = clock.within("check", fixpoint.run)
    parser.parse = clock.within("parse", parser.parse)
    runner.check = clock.within("rest", runner.check)
    output, sys.stdout = sys.stdout, open("/dev/null", "w", encoding="utf-8")  # noqa: SIM115
    try:
        main(["--check", "--quiet", "--jobs", "1", *paths])
    finally:
        sys.stdout.close()
        sys.stdout = output
    clock.switch("rest")
    return clock.spent


def table(spent: dict[str, float]) -> str:
    """Give the shares as one line each."""
    whole = sum(spent.values())
    return "\n".join(
        f"  {stage:8} {seconds:7.2f} s  {seconds / whole:5.1%}"
        for stage, seconds in spent.items()
    )


if __name__ == "__main__":
    print(table(measure(sys.argv[1:])))
