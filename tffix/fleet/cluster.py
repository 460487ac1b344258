"""One function over many repositories, on the workers of a Dask cluster.

The workers need tffix in the same version, and the repositories under the same paths.
A worker that dies is replaced by another; what kills three of them is a failure.
"""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from tffix import __version__
from tffix.errors import ConfigError
from tffix.fleet.processes import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tffix.fleet.repositories import Repository


def each(
    function: Callable[[Repository], Any],
    repositories: Sequence[Repository],
    scheduler: str,
) -> Iterator[tuple[Repository, Any]]:
    """Give each repository with what ``function`` gives of it, as they are done.

    ``scheduler`` is its address: ``tcp://host:8786``. What is not given is a Failure.
    Raises ConfigError where there is no scheduler, it goes away, or its workers have
    another tffix.
    """
    try:
        from distributed import CancelledError, Client, as_completed  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ConfigError("--scheduler wants: pip install 'tffix[fleet]'") from error
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{scheduler}: no scheduler answers: {error}") from error
    with client:
        others = set(_versions(client)) - {__version__}
        if others:
            raise ConfigError(
                f"the workers have tffix {', '.join(sorted(others))}, this is"
                f" {__version__}; all must have the same"
            )
        futures = client.map(partial(_one, function), repositories, pure=False)
        of = dict(zip(futures, repositories, strict=True))
        del futures
        for future in as_completed(list(of), loop=client.loop):
            repository = of.pop(future)
            try:
                result = future.result()
            except CancelledError as error:
                raise ConfigError(f"{scheduler}: the scheduler went away") from error
            except Exception as error:  # noqa: BLE001, whatever it is: it is a row
                result = Failure(f"{type(error).__name__}: {error}")
            future.release()
            yield repository, result


_PATIENCE = "10s"


def _one(function: Callable[[Repository], Any], repository: Repository) -> Any:
    """Give what a function gives of a repository, with no more memory than it wants.

    It runs in a thread of its own: Dask looks at those that it knows a hundred times a
    second, and keeps each stack that it sees, of which walks of syntax trees have many.
    And garbage is looked for as often as Python does it, which Dask does not.
    """
    dask = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(function, repository).result()
    finally:
        gc.set_threshold(*dask)


def _versions(client: Any) -> list[str]:
    """Give the version of tffix that each worker has."""
    try:
        return list(client.run(version).values())
    except Exception as error:
        message = f"a worker has no tffix to run: {error}"
        raise ConfigError(message) from error


def version() -> str:
    """Give the version of tffix, where this is run."""
    return __version__
