"""What a finding keeps from run to run while lines move and numbers change."""

from __future__ import annotations

import os
import re

_VARIES = re.compile(r'"(?:[^"\\]|\\.)*"|\d+')


def stable(message: str) -> str:
    """Give a message without what may change: quoted names and numbers."""
    return _VARIES.sub("_", message)


def fingerprint(
    path: str, rule: str, address: str, message: str, base: str = ""
) -> str:
    """Give 32 hexadecimal digits for the module of a file, rule, address and message.

    The folder of the module counts relative to ``base``, if that is given; the name of
    the file counts only where there is no address.
    """
    from hashlib import sha256  # noqa: PLC0415, deferred: loads a large library

    folder, name = os.path.split(path)
    if base:
        folder = os.path.relpath(folder or ".", base)
    module = os.path.normpath(folder or ".").replace(os.sep, "/")
    parts = (module, rule, address or name, stable(message))
    data = "\0".join(parts).encode("utf-8", "surrogateescape")
    return sha256(data).hexdigest()[:32]
