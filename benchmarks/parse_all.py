"""Parse every Terraform file below a folder with a library, and do nothing more."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def parser(library: str) -> Callable[[bytes], object]:
    """Give the function of a library that parses a text."""
    if library == "hcl2":
        import hcl2  # noqa: PLC0415, one of two

        return lambda data: hcl2.loads(data.decode())
    import tree_sitter  # noqa: PLC0415
    import tree_sitter_hcl  # noqa: PLC0415

    language = tree_sitter.Language(tree_sitter_hcl.language())
    return tree_sitter.Parser(language).parse


def main(library: str, folder: str) -> None:
    """Parse one file after the other."""
    parse = parser(library)
    for path in Path(folder).rglob("*.tf"):
        parse(path.read_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
