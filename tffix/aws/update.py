"""Refresh the facts that come from the provider's schema.

    terraform providers schema -json > schema.json
    python -m tffix.aws.update schema.json

writes ``lone_blocks.json`` beside this module. It is not imported when tffix runs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROVIDER = "registry.terraform.io/hashicorp/aws"


def lone_blocks(block: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Give the paths of repeatable blocks that hold nothing but one required block."""
    for name, nested in block.get("block_types", {}).items():
        here = f"{path}.{name}" if path else name
        inner = nested["block"]
        repeats = nested["nesting_mode"] in ("list", "set") and (
            nested.get("max_items", 0) != 1
        )
        children = inner.get("block_types", {})
        if repeats and not inner.get("attributes") and len(children) == 1:
            ((child, rule),) = children.items()
            if rule.get("min_items") == 1 and rule.get("max_items") == 1:
                yield here, child
        yield from lone_blocks(inner, here)


def main() -> None:
    """Read the schema that the first argument names, write the facts."""
    schema = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    resources = schema["provider_schemas"][_PROVIDER]["resource_schemas"]
    facts = {
        type_: dict(sorted(found))
        for type_, resource in sorted(resources.items())
        if (found := list(lone_blocks(resource["block"])))
    }
    content = {
        "source": "terraform providers schema -json: blocks that may repeat, have no"
        " arguments, and must hold one block exactly once",
        "facts": facts,
    }
    target = Path(__file__).with_name("lone_blocks.json")
    target.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
