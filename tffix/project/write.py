"""Writing fixed files: all of a run or none, and never half of one."""

from __future__ import annotations

import contextlib
import os
import signal

from tffix.errors import SourceError, WriteError
from tffix.project.journal import (
    Entry,
    decide,
    digest,
    locked,
    remove,
    sync,
    temporary,
)
from tffix.project.walk import read
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


class Change(NamedTuple):
    """A file to write: its bytes as they were read, and as they shall be."""

    path: str
    before: bytes
    after: bytes


class Failure(NamedTuple):
    """Why a group was not written, and the paths of all its files."""

    error: WriteError
    paths: frozenset[str]


class Written(NamedTuple):
    """What came of a write; ``notes`` are sentences about what was written."""

    failures: list[Failure]
    notes: list[str]


class _Group:
    """Changes that only make sense together, by the real paths of their files."""

    def __init__(self) -> None:
        self.changes: dict[str, Change] = {}
        self.paths: set[str] = set()
        self.temporary: dict[str, str] = {}
        self.notes: list[str] = []
        self.error: WriteError | None = None


def write(groups: Iterable[Sequence[Change]]) -> Written:
    """Write groups of files: each group whole or not at all.

    A group with a file that cannot be written, or that has changed since it was read,
    is left out. All others are written together: each new text is first written whole
    beside its file and brought to the disk, then a journal says that they belong
    together, then they take their places one by one. A run that is cut off has
    written nothing, or the next run completes it.

    Permissions and, as far as that is allowed, owner stay. A link stays a link: its
    target is written. Raises WriteError where nothing can be written.
    """
    joined = _joined(groups)
    reals = [real for group in joined for real in group.changes]
    if not reals:
        return Written([], [])
    above = os.path.commonpath([os.path.dirname(real) for real in reals])
    with locked(above), _undisturbed():
        try:
            ready = [group for group in joined if _attempt(group, _stage)]
            journal = _decide(above, ready)
        except BaseException:
            for group in joined:
                remove(group.temporary.values())
            raise
        # an error that nobody foresaw leaves the journal, as the end of the process
        # would: the next run completes what this one began
        for group in ready:
            _attempt(group, _swap)
        sync(_folders(ready))
        if journal:
            os.unlink(journal)
    return Written(
        [Failure(g.error, frozenset(g.paths)) for g in joined if g.error],
        [note for group in joined if not group.error for note in group.notes],
    )


def _joined(groups: Iterable[Sequence[Change]]) -> list[_Group]:
    """Join the groups that write one file under several names."""
    owners: dict[str, _Group] = {}
    for changes in groups:
        group = _Group()
        for change in changes:
            real = os.path.realpath(change.path)
            owner = owners.setdefault(real, group)
            if owner is not group:
                group.error = group.error or owner.error
                group.paths |= owner.paths
                for other, theirs in owner.changes.items():
                    group.changes[other] = theirs
                    owners[other] = group
            known = group.changes.setdefault(real, change)
            group.paths.add(change.path)
            if known.after != change.after:
                group.error = WriteError(
                    change.path, f"is {known.path} too, and fixed in another way there"
                )
    return list({id(group): group for group in owners.values()}.values())


def _attempt(group: _Group, step: Callable[[_Group], None]) -> bool:
    """Do a step for a group that has not failed; say whether it can go on."""
    if group.error is None:
        try:
            step(group)
        except WriteError as error:
            group.error = error
    if group.error:
        remove(group.temporary.values())
        group.temporary.clear()
    return group.error is None


@contextlib.contextmanager
def blaming(path: str) -> Iterator[None]:
    """Raise WriteError about a path for what goes wrong with it."""
    try:
        yield
    except OSError as error:
        raise WriteError(path, f"cannot be written: {error.strerror}") from error
    except SourceError as error:
        raise WriteError(path, error.message) from error


def _stage(group: _Group) -> None:
    """Write the new texts of a group beside its files."""
    for real, change in group.changes.items():
        with blaming(change.path):
            if not os.access(real, os.F_OK):
                raise WriteError(change.path, "is gone")
            if not os.access(real, os.W_OK):
                raise WriteError(change.path, "cannot be written: it is read-only")
            group.temporary[real] = temporary(
                os.path.dirname(real), change.after, like=real
            )


def _decide(above: str, groups: Sequence[_Group]) -> str | None:
    """Write the journal where there is more than one file; give its path."""
    entries = [
        Entry(
            os.path.relpath(real, above),
            os.path.basename(group.temporary[real]),
            digest(change.before),
            digest(change.after),
        )
        for group in groups
        for real, change in group.changes.items()
    ]
    if len(entries) < 2:  # noqa: PLR2004, one rename needs no journal
        return None
    sync(_folders(groups))
    try:
        return decide(above, entries)
    except OSError as error:
        raise WriteError(
            above,
            f"cannot be written: {error.strerror}; the journal that lets files change"
            " together lies there: run tffix on one folder at a time",
        ) from error


def _swap(group: _Group) -> None:
    """Let the new texts of a group take their places."""
    for real, change in group.changes.items():
        with blaming(change.path):
            if read(real) != change.before:
                raise WriteError(
                    change.path, "has changed since it was read; run again"
                )
            if os.stat(real).st_nlink > 1:
                group.notes.append(
                    f"{change.path}: has other names (hard links), which keep the old"
                    " text"
                )
    replaced: list[str] = []
    try:
        for real, change in group.changes.items():
            with blaming(change.path):
                os.replace(group.temporary[real], real)
            replaced.append(real)
    except WriteError:
        for real in replaced:
            change = group.changes[real]
            with blaming(change.path):
                old = temporary(os.path.dirname(real), change.before, like=real)
                os.replace(old, real)
        raise


def _folders(groups: Iterable[_Group]) -> set[str]:
    return {os.path.dirname(real) for group in groups for real in group.changes}


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals that end the process wait until all is written."""
    ends = {signal.SIGHUP, signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def backup(changes: Iterable[Change], folder: str) -> None:
    """Keep the files of changes, as they were read, in a folder of their own.

    They lie there as they do below the folder in which tffix runs; what lies
    elsewhere, by its whole path. Raises WriteError where that cannot be; a file that
    is there already, from an earlier run, is not overwritten.
    """
    here = os.getcwd()
    for path, before, _ in changes:
        place = os.path.relpath(path)
        if place.startswith(".."):
            place = os.path.abspath(os.path.join(here, path)).lstrip(os.sep)
        target = os.path.join(folder, place)
        with blaming(target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "xb") as stream:
                stream.write(before)
