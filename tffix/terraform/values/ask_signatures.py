"""Asks terraform for the signatures of its functions, and keeps them.

``python -m tffix.terraform.values.ask_signatures`` writes ``signatures.json``.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("signatures.json")


def main() -> None:
    """Write the names and types of the parameters of all functions."""
    version = _asked("version", "-json")["terraform_version"]
    found = _asked("metadata", "functions", "-json")["function_signatures"]
    functions = {
        name: {
            "parameters": {
                one["name"]: one["type"] for one in said.get("parameters", [])
            },
            "rest": said.get("variadic_parameter", {}).get("type"),
        }
        for name, said in sorted(found.items())
        if "::" not in name
    }
    source = f"terraform {version}: terraform metadata functions -json"
    lines = ",\n".join(
        f"    {json.dumps(name)}: {json.dumps(said)}"
        for name, said in functions.items()
    )
    text = (
        f'{{\n  "source": {json.dumps(source)},\n  "functions": {{\n{lines}\n  }}\n}}\n'
    )
    PATH.write_text(text, "utf-8")


def _asked(*arguments: str) -> Any:
    ran = subprocess.run(  # noqa: S603, the words above
        ["terraform", *arguments],  # noqa: S607, the one that is installed
        capture_output=True,
        check=True,
    )
    return json.loads(ran.stdout)


if __name__ == "__main__":
    main()
