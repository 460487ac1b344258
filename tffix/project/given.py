"""What variables are given in the files of a repository, wherever it stands."""

from __future__ import annotations

import os
import re
from functools import cached_property

from tffix.errors import SourceError
from tffix.lazy_re import pattern
from tffix.project import walk
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# files of variables and of terragrunt have its name, others that in the environment
_NAMED = (".tfvars", ".tfvars.json", ".hcl")
_SCRIPTS = (".sh", "Makefile")
_SET = (".yml", ".yaml", ".envrc", ".env", *_SCRIPTS)
# lines of scripts that write a variable, or bring a file from elsewhere
_WRITES = pattern(r'(?m)^[^#\n]*\bvariable[ \t]+\\?"')
_BRINGS = pattern(r"(?m)^[^#\n]*\b(?:ln|cp)[ \t][^\n]*\.tf\b.*$")
_FILE = pattern(r"[\w.-]++(?<=\.tf)(?![\w.-])")
_MOST_FOLDERS = 5000
_LARGEST = 1 << 20  # bytes
_ALL = 32 << 20


class Given:
    """The values that files below some folders give to variables.

    They are literals in files of variables and inputs of terragrunt, and what
    pipelines and scripts set ``TF_VAR_name`` to.
    """

    def __init__(self, roots: Iterable[str]) -> None:
        self._roots = roots
        self._lengths: dict[str, tuple[int, ...]] = {}

    def declares(self, folder: str, variable: str) -> bool:
        """Whether a script seems to declare a variable in a folder.

        It does where one writes variables, and where one links or copies a file which
        stands in a folder above with that variable.
        """
        _, _, scripts = self._texts
        if _WRITES.search(scripts):
            return True
        brought = _FILE.findall("\n".join(_BRINGS.findall(scripts)))
        declared = re.compile(rf'(?m)^[ \t]*variable[ \t]+"?{re.escape(variable)}\b')
        return any(
            declared.search(_text(os.path.join(above, name)))
            for name in sorted(set(brought))
            for above in self._above(folder)
        )

    def _above(self, folder: str) -> Iterator[str]:
        """Give the folders above one, as far as they are below the roots."""
        while any(folder.startswith(os.path.join(root, "")) for root in self._roots):
            folder = os.path.dirname(folder)
            yield folder

    def lengths_of(self, name: str) -> tuple[int, ...]:
        """Give the lengths, in characters, of what a variable is given."""
        if name not in self._lengths:
            named, set_, _ = self._texts
            is_given = rf'(?m)^[ \t]*"?{re.escape(name)}"?[ \t]*[=:][ \t]*"([^"$\n]*)"'
            is_set = (
                rf"""\bTF_VAR_{re.escape(name)}["']?[ \t]*[:=][ \t]*["']?([\w.-]+)"""
            )
            found = re.findall(is_given, named) if name in named else []
            found += re.findall(is_set, set_) if name in set_ else []
            self._lengths[name] = tuple(len(value) for value in set(found))
        return self._lengths[name]

    @cached_property
    def _texts(self) -> tuple[str, str, str]:
        """The texts that name variables, that set them by ``TF_VAR_``, and scripts."""
        named, set_, scripts = [], [], []
        left = _ALL
        for path in self._paths():
            try:
                data = walk.read(path) if os.path.getsize(path) <= _LARGEST else b""
            except (OSError, SourceError):
                continue
            left -= len(data)
            if left < 0:
                break
            text = data.decode("utf-8", "replace")
            if path.endswith(_NAMED):
                named.append(text)
                continue
            if "TF_VAR_" in text:
                set_.append(text)
            if path.endswith(_SCRIPTS):
                scripts.append(text)
        return "\n".join(named), "\n".join(set_), "\n".join(scripts)

    def _paths(self) -> Iterator[str]:
        for root in self._roots:
            for at, (folder, folders, files) in enumerate(os.walk(root)):
                if at == _MOST_FOLDERS:
                    break
                folders[:] = sorted(one for one in folders if one not in walk.PRUNED)
                for name in sorted(files):
                    if name.endswith((*_NAMED, *_SET)):
                        yield os.path.join(folder, name)


def _text(path: str) -> str:
    try:
        return walk.read(path).decode("utf-8", "replace")
    except (OSError, SourceError):
        return ""
