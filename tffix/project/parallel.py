"""One function over many items, in processes beside each other where that pays.

The processes are forks: they share what is loaded, get nothing but numbers, and give
back what is pickled. Linux only: elsewhere forks are not safe, and to start afresh
takes longer than most runs.
"""

from __future__ import annotations

import gc
import os
import sys

from tffix.typed import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# how many shares each process gets, so that all end at about the same time
_SHARES = 32

# what the forks find in their memory: a function and its items
_work: tuple[Callable[[Any], Any], Sequence[Any]]


def mapped(
    function: Callable[[_Item], _Result], items: Sequence[_Item], least: int, jobs: int
) -> Iterator[_Result]:
    """Give ``function(item)`` of each item, in their order.

    In no more than ``jobs`` processes, 0 for as many as there are processors, and with
    at least ``least`` items for each. What a process does not give back, because it was
    killed or could not be made, is done in this one.
    """
    number = min(jobs or _processors(), len(items) // least)
    done = 0
    if number > 1 and sys.platform == "linux":
        for result in _forked(function, items, number):
            yield result
            done += 1
    yield from map(function, items[done:])


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _forked(
    function: Callable[[_Item], _Result], items: Sequence[_Item], number: int
) -> Iterator[_Result]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415, large trees
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    global _work  # noqa: PLW0603, a fork has no other arguments
    _work = function, items
    sys.stdout.flush()
    gc.freeze()  # else the collector of each fork copies all that they share
    pool = None
    try:
        pool = ProcessPoolExecutor(number, get_context("fork"), _ignore_interrupts)
        size = -(-len(items) // (number * _SHARES))
        yield from pool.map(_one, range(len(items)), chunksize=size)
    except (BrokenProcessPool, NotImplementedError, OSError):
        pass  # killed, or no room for processes or what they are held together with
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _ignore_interrupts() -> None:
    """Leave an interrupt to the process that the user sees."""
    import signal  # noqa: PLC0415, in a fork only

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _one(index: int) -> Any:
    function, items = _work
    return function(items[index])
