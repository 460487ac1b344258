"""Writing fixed files: all of a run or none, and never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import TYPE_CHECKING, NamedTuple

from tffix.errors import SourceError, WriteError
from tffix.files import read

if TYPE_CHECKING:
    from collections.abc import Sequence


class Change(NamedTuple):
    """A file to write: its bytes as they were read, and as they shall be."""

    path: str
    before: bytes
    after: bytes


def write(changes: Sequence[Change]) -> None:
    """Write all files or none of them.

    Each new text is first written whole beside its file and brought to the disk; only
    then do they take their places, one by one, with the permissions of the old. A link
    stays a link: its target is written. Raises WriteError where a file has changed
    since it was read, or cannot be written; then all files are as they were.
    """
    waiting: list[str] = []
    written: list[Change] = []
    path = ""
    try:
        for change in changes:
            path = change.path
            waiting.append(_beside(os.path.realpath(path), change.after))
        for change, temporary in zip(changes, waiting, strict=True):
            path = change.path
            if read(path) != change.before:
                raise WriteError(path, "has changed since it was read; run again")
            os.replace(temporary, os.path.realpath(path))
            written.append(change)
    except BaseException as error:
        for change in written:
            target = os.path.realpath(change.path)
            os.replace(_beside(target, change.before), target)
        if isinstance(error, OSError):
            raise WriteError(path, f"cannot be written: {error.strerror}") from error
        if isinstance(error, SourceError):
            raise WriteError(path, error.message) from error
        raise
    finally:
        for temporary in waiting:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _beside(target: str, data: bytes) -> str:
    """Write a temporary file next to a file, with its permissions; give its path."""
    folder, name = os.path.split(target)
    descriptor, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            status = os.stat(target)
            os.fchmod(stream.fileno(), status.st_mode)
            with contextlib.suppress(PermissionError):  # only root may give files away
                os.fchown(stream.fileno(), status.st_uid, status.st_gid)
            os.fsync(stream.fileno())
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "the file is read-only", target)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary
