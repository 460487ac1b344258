"""One function over many repositories, each in a process of its own.

A process that is killed, by the system or by a time limit, takes nothing with it but
its own repository, and its memory goes back when it ends.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess, SpawnProcess

    from tffix.fleet.repositories import Repository

# a fork has everything loaded; elsewhere than on Linux forks are not safe
_CONTEXT: Any = get_context("fork" if sys.platform == "linux" else "spawn")


class Failure(NamedTuple):
    """Why there is no result, in words."""

    said: str


class _Running(NamedTuple):
    repository: Repository
    process: ForkProcess | SpawnProcess
    ends: float  # by the monotonic clock, in seconds


def each(
    function: Callable[[Repository], Any],
    repositories: Sequence[Repository],
    jobs: int = 0,
    timeout: float = 0,
) -> Iterator[tuple[Repository, Any]]:
    """Give each repository with what ``function`` gives of it, as they are done.

    ``jobs`` run at once, 0 for one a processor, each for ``timeout`` seconds at most,
    0 for no limit. What is not given is a Failure.
    """
    jobs = jobs or (os.cpu_count() or 1)
    waiting = list(reversed(repositories))
    running: dict[Connection, _Running] = {}
    gc.freeze()  # else the collector of each fork copies all that they share
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                reader, one = _started(function, waiting.pop(), timeout)
                running[reader] = one
            soonest = min(one.ends for one in running.values())
            left = None if soonest == float("inf") else soonest - time.monotonic()
            ready = wait(list(running), left if left is None else max(left, 0))
            for reader in [r for r in running if r in ready]:
                one = running.pop(reader)
                yield one.repository, _result(reader, one)
            now = time.monotonic()
            for reader in [r for r, one in running.items() if one.ends <= now]:
                one = running.pop(reader)
                one.process.kill()
                _result(reader, one)
                yield one.repository, Failure(f"took longer than {timeout:g} s")
    finally:
        for one in running.values():
            one.process.kill()
        gc.unfreeze()


def _started(
    function: Callable[[Repository], Any], repository: Repository, timeout: float
) -> tuple[Connection, _Running]:
    reader, writer = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_serve, args=(writer, function, repository))
    process.start()
    writer.close()
    ends = time.monotonic() + timeout if timeout else float("inf")
    return reader, _Running(repository, process, ends)


def _serve(
    writer: Connection, function: Callable[[Repository], Any], repository: Repository
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and kills
    try:
        result = function(repository)
    except BaseException as error:  # noqa: BLE001, whatever it is: it is a row
        result = Failure(f"{type(error).__name__}: {error}")
    writer.send(result)
    writer.close()


def _result(reader: Connection, one: _Running) -> Any:
    """Take what a process gives, and wait for its end."""
    try:
        result = reader.recv()
    except (EOFError, OSError):
        result = None
    reader.close()
    one.process.join()
    if result is None:
        code = one.process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return Failure(f"the process ended with {how}; is there memory enough?")
    return result
