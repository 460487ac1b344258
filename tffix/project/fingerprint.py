"""What a finding keeps from run to run while lines move and messages change."""

from __future__ import annotations

import os


def fingerprint(path: str, rule: str, address: str, base: str = "") -> str:
    """Give 32 hexadecimal digits for the module of a file, a rule and an address.

    The folder of the module counts relative to ``base``, if that is given; the name of
    the file counts only where there is no address. The message does not count: it says
    more where more values are known, and other versions of tffix word it otherwise.
    """
    from hashlib import sha256  # noqa: PLC0415, deferred: loads a large library

    folder, name = os.path.split(path)
    if base:
        folder = os.path.relpath(folder or ".", base)
    module = os.path.normpath(folder or ".").replace(os.sep, "/")
    parts = (module, rule, address or name)
    data = "\0".join(parts).encode("utf-8", "surrogateescape")
    return sha256(data).hexdigest()[:32]
