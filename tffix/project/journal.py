"""The journal of a write: what makes several files change together.

Before the first file takes its new text, a journal in the folder above all of them
lists each file with the temporary file that holds the new text, both with their
hashes. While it is there, the write counts as decided: whoever finds it completes it.
A write that did not get as far as its journal has changed nothing.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time

from tffix.errors import SourceError, WriteError
from tffix.project.walk import JOURNAL, LEFTOVER, NATIVE, read
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WRITTEN = (*NATIVE, ".py")  # what a journal may replace
_PATIENCE = 30  # seconds to wait for another run that writes


class Entry(NamedTuple):
    """A file to replace, relative to the journal, and the SHA-256 of its texts.

    ``temporary`` is the name of the file with the new text, in the same folder.
    """

    path: str
    temporary: str
    before: str
    after: str


def temporary(folder: str, data: bytes, like: str | None = None) -> str:
    """Write a new file in a folder, down to the disk; give its path.

    It gets the permissions and, as far as that is allowed, the owner and the extended
    attributes of the file ``like``.
    """
    path = os.path.join(folder, LEFTOVER + os.urandom(8).hex())
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if like is not None:
                _liken(descriptor, like)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        remove([path])
        raise
    return path


def _liken(descriptor: int, like: str) -> None:
    status = os.stat(like)
    for owner in (status.st_uid, -1):  # only root may give files away
        try:
            os.fchown(descriptor, owner, status.st_gid)
        except PermissionError:
            continue
        break
    if sys.platform == "linux":
        for name in os.listxattr(like):  # access control lists are among them
            with contextlib.suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(like, name))
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def remove(paths: Iterable[str]) -> None:
    """Remove temporary files, as far as they are there."""
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)


def sync(folders: Iterable[str]) -> None:
    """Bring the names in folders to the disk, where the file system can do that."""
    for folder in folders:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def digest(data: bytes) -> str:
    """Give the SHA-256 of some bytes, in hexadecimal."""
    from hashlib import sha256  # noqa: PLC0415, deferred: only to write

    return sha256(data).hexdigest()


def decide(folder: str, entries: Sequence[Entry]) -> str:
    """Write the journal: from here on these files change together. Give its path."""
    import json  # noqa: PLC0415, deferred: only to write several files

    path = os.path.join(folder, JOURNAL)
    new = temporary(folder, json.dumps(entries, indent=0).encode())
    os.replace(new, path)
    sync([folder])
    return path


@contextlib.contextmanager
def locked(folder: str) -> Iterator[None]:
    """Keep other runs from writing to a folder or to anything below it.

    The locks lie on the folders themselves, so that nothing is left of them when a
    process dies: one of its own on this folder, shared ones on those above. Raises
    WriteError where another run does not end. Nothing is locked on file systems that
    know no locks.
    """
    import fcntl  # noqa: PLC0415, deferred: only to write

    with contextlib.ExitStack() as held:
        for above in _way(folder):
            try:
                descriptor = os.open(above, os.O_RDONLY)
            except OSError:
                continue
            held.callback(os.close, descriptor)
            kind = fcntl.LOCK_EX if above == folder else fcntl.LOCK_SH
            deadline = time.monotonic() + _PATIENCE
            while True:
                try:
                    fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise WriteError(
                            above, "another run is writing there; run again later"
                        ) from None
                    time.sleep(0.02)
                except OSError:
                    break
                else:
                    break
        yield


def _way(folder: str) -> list[str]:
    """Give a folder and those above it, from the top down."""
    way = [folder]
    while (parent := os.path.dirname(way[-1])) != way[-1]:
        way.append(parent)
    return way[::-1]


class Recovery(NamedTuple):
    """In sentences: what an earlier run had begun and was completed, and what not."""

    done: list[str]
    failed: list[str]


def recover(folder: str, names: Iterable[str], *, writing: bool) -> Recovery:
    """Complete what a run that was cut off had decided to write, and remove the rest.

    ``names`` are those of its files in the folder. Without ``writing`` nothing is done,
    and it only says what there is to do. Raises WriteError where another run is writing
    there and does not end.
    """
    recovery = Recovery([], [])
    way = _way(os.path.realpath(folder))
    for above in way:
        path = os.path.join(above, JOURNAL)
        if not os.path.lexists(path):
            continue
        with locked(above):  # so whoever wrote it is gone, or it goes away
            if not os.path.lexists(path):
                continue
            if writing:
                _complete(path, recovery)
            else:
                recovery.failed.append(
                    f"{above}: a run of tffix was cut off while it wrote here; run"
                    " tffix --apply to complete it"
                )
    if writing:
        with locked(way[-1]):
            if not any(os.path.lexists(os.path.join(above, JOURNAL)) for above in way):
                remove(os.path.join(way[-1], name) for name in names)
    return recovery


def _complete(path: str, recovery: Recovery) -> None:
    folder = os.path.dirname(path)
    waiting = False
    try:
        for entry in _entries(path):
            waiting |= _take_place(folder, entry, recovery)
    except (SourceError, OSError, ValueError, TypeError, RecursionError) as error:
        recovery.failed.append(
            f"{path}: an earlier run was cut off, and cannot be completed: {error};"
            " look at the files beside it and remove it"
        )
    else:
        os.unlink(path)
        if not waiting:
            recovery.done.append(f"{folder}: an earlier run was cut off, but had ended")


def _take_place(folder: str, entry: Entry, recovery: Recovery) -> bool:
    """Let a new text take its place; say whether it was still waiting to do so."""
    target = os.path.join(folder, entry.path)
    new = os.path.join(os.path.dirname(target), entry.temporary)
    if not os.path.isfile(new):
        return False  # it took its place before the run was cut off
    if digest(read(new)) != entry.after:
        raise ValueError(f"{new} is not what was written")
    if os.path.isfile(target) and digest(read(target)) == entry.before:
        os.replace(new, target)
        sync([os.path.dirname(target)])
        recovery.done.append(f"{target}: written, as an earlier run had begun to do")
    else:
        os.unlink(new)
        recovery.failed.append(
            f"{target}: has changed since an earlier run was cut off, so the fix that"
            " it had begun to write is left out"
        )
    return True


def _entries(path: str) -> list[Entry]:
    """Read a journal.

    Raises ValueError where it is not one that tffix writes: it may come with a tree
    from anywhere, and must not reach out of that tree.
    """
    import json  # noqa: PLC0415, deferred: seldom needed

    entries = [Entry(*map(str, entry)) for entry in json.loads(read(path))]
    folder = os.path.dirname(path)
    for entry in entries:
        target = os.path.join(folder, entry.path)
        if (
            os.path.realpath(target) != target
            or not target.startswith(os.path.join(folder, ""))
            or not target.endswith(_WRITTEN)
            or not entry.temporary.startswith(LEFTOVER)
            or "/" in entry.temporary
        ):
            raise ValueError("not a journal of tffix")
    return entries
