"""Which program runs Terraform in a folder: what the files of version managers say."""

from __future__ import annotations

import os

from tffix.lazy_re import pattern
from tffix.terraform.module.inputs import Program
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# https://github.com/tofuutils/tenv and https://asdf-vm.com/manage/configuration.html
_FILES = {".terraform-version": "terraform", ".opentofu-version": "opentofu"}
_TOOLS = ".tool-versions"
_TOOL = pattern(r"(?m)^[ \t]*(terraform|opentofu)[ \t]+(\S+)")
_VERSION = pattern(r"v?(\d+(?:\.\d+){1,2})")


def program(folder: str, top: str, read: Callable[[str], str]) -> Program | None:
    """Give what the nearest file says that names a program; None where there is none.

    It is looked for in ``folder`` and those above it, up to ``top``; both are absolute.
    ``read`` gives a text by its path, and an empty one where there is none.
    """
    here = folder
    while True:
        if found := _named_in(here, read):
            return found
        if here == top or (above := os.path.dirname(here)) == here:
            return None
        here = above


def _named_in(folder: str, read: Callable[[str], str]) -> Program | None:
    for name, program_ in _FILES.items():
        if text := read(os.path.join(folder, name)).strip():
            return Program(program_, _version(text.split()[0]))
    if tool := _TOOL.search(read(os.path.join(folder, _TOOLS))):
        return Program(tool[1], _version(tool[2]))
    return None


def _version(text: str) -> str:
    """Give a version that is written out; nothing for ``latest`` and its like."""
    found = _VERSION.fullmatch(text)
    return found[1] if found else ""
