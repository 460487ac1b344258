"""Measure whole processes: time and peak memory, several side by side."""

from __future__ import annotations

import os
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Run(NamedTuple):
    """One run of a process: seconds on the clock and of the CPU, peak in MiB."""

    wall: float
    cpu: float
    memory: float


class Result(NamedTuple):
    """The medians of several runs, and how far apart the times on the clock were."""

    wall: float
    cpu: float
    memory: float
    spread: float


def once(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run a command, its output thrown away; raise OSError where it cannot start.

    The peak is never less than that of the process that calls this: Linux counts what
    the new process was before it became the command.
    """
    silence = os.open(os.devnull, os.O_RDWR)
    files = [(os.POSIX_SPAWN_DUP2, silence, number) for number in (0, 1, 2)]
    started = time.perf_counter()
    process = os.posix_spawnp(
        command[0], list(command), environment, file_actions=files
    )
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    os.close(silence)
    if os.WIFSIGNALED(status):
        raise OSError(f"{command[0]} was killed by signal {os.WTERMSIG(status)}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes or KiB
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20)


def side_by_side(
    commands: Mapping[str, Sequence[str]],
    runs: int,
    before: Callable[[str], None] = lambda _: None,
) -> dict[str, Result]:
    """Run commands in turn, so that what else the machine does meets them all.

    ``before`` is called with the name of a command before each run of it.
    """
    environment = os.environ | {"CHECKPOINT_DISABLE": "1", "NO_COLOR": "1"}
    measured: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            before(name)
            measured[name].append(once(command, environment))
    return {name: _median(some) for name, some in measured.items()}


def _median(runs: list[Run]) -> Result:
    walls = sorted(run.wall for run in runs)
    return Result(
        statistics.median(walls),
        statistics.median(run.cpu for run in runs),
        max(run.memory for run in runs),
        (walls[-1] - walls[0]) / statistics.median(walls),
    )
