"""The table of functions in the documentation, made of the kept answers."""

from __future__ import annotations

from pathlib import Path

from console import UNKNOWN, kept, renew
from test_functions import ours

from tffix.terraform.values.functions import functions

PATH = Path(__file__).parents[1] / "docs" / "functions.md"

FILES = "looks at files"
RANDOM = "gives something else each time"
NOT_KNOWN = {
    "abspath": FILES,
    "base64gzip": "the compressed bytes depend on the compressor",
    "bcrypt": f"{RANDOM}; 60 characters",
    "file": FILES,
    "filebase64": FILES,
    "filebase64sha256": f"{FILES}; 44 characters",
    "filebase64sha512": f"{FILES}; 88 characters",
    "fileexists": FILES,
    "filemd5": f"{FILES}; 32 characters",
    "fileset": FILES,
    "filesha1": f"{FILES}; 40 characters",
    "filesha256": f"{FILES}; 64 characters",
    "filesha512": f"{FILES}; 128 characters",
    "pathexpand": "looks at the home directory",
    "plantimestamp": "looks at the clock; 20 characters",
    "rsadecrypt": "takes a private key",
    "templatefile": FILES,
    "timestamp": "looks at the clock; 20 characters",
    "uuid": f"{RANDOM}; 36 characters",
}
NOTES = {
    "ephemeralasnull": "ephemeral values are not known",
    "issensitive": "a sensitive value is not known, only its length",
    "log": "known where the result is a whole number",
    "nonsensitive": "a sensitive value is not known, only its length",
    "pow": "known below 2^53",
    "regex": "known for patterns that mean the same in RE2 and Python",
    "regexall": "known for patterns that mean the same in RE2 and Python",
    "replace": "known for patterns that mean the same in RE2 and Python",
    "sensitive": "a sensitive value is not known, only its length",
    "yamldecode": "known for YAML that is JSON",
}
_INTRODUCTION = """\
# Terraform's functions

What tffix knows of each function of Terraform. An answer that is not known is never
used as if it were: a finding that depends on it says what is possible, or is not made.

*Asked* is on how many inputs `terraform console` was asked, *known* to how many of
them tffix gives the same answer, refusals included; to the others it gives none. The
inputs and answers are in `tests/data/functions.json`; `python tests/function_table.py`
asks again and writes this table.

| function | | asked | known | |
|---|---|---|---|---|
"""


def names() -> set[str]:
    """Give the functions that the table tells of."""
    return functions().keys() | NOT_KNOWN.keys() | {"can", "try"}


def table() -> str:
    """Write the table."""
    answers = kept("functions")
    lines = []
    for name in sorted(names()):
        if name in NOT_KNOWN:
            lines.append(
                f"| `{name}` | not known by design | | | {NOT_KNOWN[name]} |\n"
            )
            continue
        found = [ours(text) != UNKNOWN for text in answers[name]]
        note = NOTES.get(name, "")
        lines.append(
            f"| `{name}` | supported | {len(found)} | {sum(found)} | {note} |\n"
        )
    return _INTRODUCTION + "".join(lines)


if __name__ == "__main__":
    for name in ("functions", "expressions"):
        renew(name)
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(table(), encoding="utf-8")
