"""What functions there are, and what they take, as terraform itself says it."""

from __future__ import annotations

import os
from functools import cache

from tffix import prepared
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# that OpenTofu has beside those of Terraform: internal/lang/functions.go of
# opentofu/opentofu at 009be75
OPENTOFU = frozenset(
    ("base64gunzip", "cidrcontains", "convert", "flip_sensitive", "urldecode")
) | {
    f"assume{what}"
    for what in (
        *("equal", "notnull", "stringprefix"),
        *("listlength", "listlengthmax", "listlengthmin"),
        *("maplength", "maplengthmax", "maplengthmin"),
        *("setlength", "setlengthmax", "setlengthmin"),
    )
}


class Signature(NamedTuple):
    """What a function takes: its parameters by name, and the type of all further ones.

    Types are as JSON has them: "string", ["list", "string"], "dynamic".
    """

    parameters: Mapping[str, Any]
    rest: Any

    def takes(self, count: int) -> bool:
        """Whether it takes so many arguments."""
        least = len(self.parameters)
        return count >= least and (count == least or self.rest is not None)


@cache
def signatures() -> Mapping[str, Signature]:
    """Give the signatures of Terraform's functions by their names."""
    return {
        name: Signature(said["parameters"], said["rest"])
        for name, said in (prepared.read(_FILE) or _stored()).items()
    }


def prepare(folder: str) -> None:
    """Write them for a wheel."""
    prepared.write(folder, _FILE, _stored())


_FILE = "signatures.bin"


def _stored() -> Mapping[str, Any]:
    import json  # noqa: PLC0415, a wheel has it prepared

    # importlib.resources would take longer to import than this takes
    path = os.path.join(os.path.dirname(__file__), "signatures.json")
    with open(path, encoding="utf-8") as file:
        functions: Mapping[str, Any] = json.load(file)["functions"]
    return functions
