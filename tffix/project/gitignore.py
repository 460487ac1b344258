"""What ``.gitignore`` excludes from a walk."""

from __future__ import annotations

import os

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class Ignored:
    """What the ``.gitignore`` files above and below the root of a walk exclude.

    ``root`` is a real path.
    """

    def __init__(self, root: str) -> None:
        self._specs: list[tuple[str, GitIgnoreSpec]] = []
        above = []
        folder = root
        while not os.path.exists(os.path.join(folder, ".git")):
            parent = os.path.dirname(folder)
            if parent == folder:
                return  # in no repository: only what is below the root counts
            folder = parent
            above.append(folder)
        for folder in reversed(above):
            self.enter(folder, listed=os.path.isfile(os.path.join(folder, _NAME)))
        if self._specs and self(os.path.dirname(root), os.path.basename(root), "/"):
            self._specs.clear()  # whoever names an ignored folder wants it

    def enter(self, folder: str, *, listed: bool) -> bool:
        """Read the ``.gitignore`` of a folder if one is listed; say whether any holds.

        Folders must be entered from the top down, as a walk in depth does it.
        """
        base = os.path.join(folder, "")
        while self._specs and not base.startswith(self._specs[-1][0]):
            self._specs.pop()
        if listed:
            path = base + _NAME
            try:
                with open(path, encoding="utf-8", errors="surrogateescape") as lines:
                    self._specs.append((base, _spec(list(lines))))
            except OSError:
                pass  # git does without it, too
        return bool(self._specs)

    def __call__(self, folder: str, name: str, end: str = "") -> bool:
        """Whether a name in a folder is excluded; ``end`` is a slash for folders."""
        full = os.path.join(folder, name) + end
        for base, spec in reversed(self._specs):
            verdict = spec.check_file(full[len(base) :]).include
            if verdict is not None:
                return verdict
        return False


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    """Give the patterns of some lines without those that are none, as git does."""
    import re  # noqa: PLC0415, deferred: as pathspec, if there is a .gitignore

    from pathspec import GitIgnoreSpec  # noqa: PLC0415, slow to import

    def is_pattern(line: str) -> bool:
        try:
            GitIgnoreSpec.from_lines([line])
        except (ValueError, re.error):
            return False
        return True

    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):
        return GitIgnoreSpec.from_lines(filter(is_pattern, lines))
