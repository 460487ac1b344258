"""What a scan has done so far, on disk: a scan that was cut off goes on from there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from tffix.errors import WriteError
from tffix.fleet.scan import FAILED, Row, Scanned
from tffix.project.write import blaming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.fleet.repositories import Repository

_FOLDER, _SCAN = "parts", "scan.json"


class Parts:
    """A file for each repository that is done, in a folder that goes with the scan.

    ``folder`` is that of the output. ``scan`` is what all parts hang on, as JSON has
    it: the version of tffix and the options; parts of another scan are removed.
    Methods raise WriteError where the folder cannot be written.
    """

    def __init__(self, folder: str, scan: Any) -> None:
        self._folder = os.path.join(folder, _FOLDER)
        before = _read(os.path.join(self._folder, _SCAN))
        if before is not None and before != json.loads(json.dumps(scan)):
            self.remove()
        try:
            os.makedirs(self._folder, exist_ok=True)
        except OSError as error:
            message = f"cannot be made: {error.strerror}"
            raise WriteError(self._folder, message) from error
        _write(os.path.join(self._folder, _SCAN), scan)

    def add(self, repository: Repository, scanned: Scanned) -> None:
        """Keep what came of a repository."""
        _write(self._path(repository), scanned)

    def done(self, repository: Repository, revision: str) -> bool:
        """Whether a repository has been judged at its commit, without a failure."""
        found = self._get(repository)
        return (
            found is not None
            and found.revision == revision
            and all(row.outcome != FAILED for row in found.rows)
        )

    def all(self, repositories: Sequence[Repository]) -> Iterator[Scanned]:
        """Give what came of repositories, in their order."""
        for repository in repositories:
            if found := self._get(repository):
                yield found

    def remove(self) -> None:
        """Take all of it away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _get(self, repository: Repository) -> Scanned | None:
        read = _read(self._path(repository))
        if read is None:
            return None
        revision, files, rows = read
        return Scanned(revision, files, [Row(*row) for row in rows])

    def _path(self, repository: Repository) -> str:
        key = "\0".join(repository).encode("utf-8", "surrogateescape")
        return os.path.join(self._folder, f"{hashlib.sha256(key).hexdigest()}.json")


def _read(path: str) -> Any:
    """Read JSON; nothing where there is none."""
    try:
        with open(path, encoding="utf-8") as stream:
            return json.load(stream)
    except (OSError, ValueError):
        return None


def _write(path: str, value: Any) -> None:
    """Write JSON: the whole of it, or nothing."""
    with blaming(path):
        with open(f"{path}.new", "w", encoding="utf-8") as stream:
            json.dump(value, stream)
        os.replace(f"{path}.new", path)
