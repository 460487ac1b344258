"""Of names that are made wrong, how many a sure guess gives back or mistakes.

    python benchmarks/guesses.py STACKS [--rounds NUMBER]

STACKS is a folder of configurations that validate, each in a folder of its own. In each
round every resource gets one argument with a wrong name, in each of some ways; what
unsupported-argument would write there is compared with what stood there.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import tffix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_RESOURCE = re.compile(r'(?ms)^resource "(aws_\w+)" "[\w-]+" \{\n(.*?)^\}')
_ARGUMENT = re.compile(r"(?m)^(?:  |    )([a-z][a-z0-9_]*)(?=[ ]*=[^=])")
_META = {"count", "for_each", "provider", "depends_on"}
RULES = ("unsupported-argument", "renamed-argument")
_LEAST = 4  # letters of a name that is made wrong


def without_a_letter(name: str, _type: str) -> str:
    """Leave out a letter in the middle."""
    at = len(name) // 2
    return name[:at] + name[at + 1 :]


def swapped(name: str, _type: str) -> str:
    """Swap two letters in the middle."""
    at = len(name) // 2
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


def in_other_number(name: str, _type: str) -> str:
    """Write the plural of a singular, or the singular."""
    return name.removesuffix("s") if name.endswith("s") else f"{name}s"


def in_other_order(name: str, _type: str) -> str:
    """Write the last word first."""
    first, _, last = name.rpartition("_")
    return f"{last}_{first}" if first else name


def without_the_last_word(name: str, _type: str) -> str:
    """Leave out the last word."""
    return name.rpartition("_")[0] or name


def without_a_word(name: str, _type: str) -> str:
    """Leave out the second word of three or more."""
    words = name.split("_")
    return "_".join(words[:1] + words[2:]) if len(words) > 2 else name  # noqa: PLR2004


def with_the_type(name: str, type_: str) -> str:
    """Write the last word of the type in front."""
    return f"{type_.rpartition('_')[2]}_{name}"


def with_a_kind(name: str, _type: str) -> str:
    """Say that it is a name."""
    return f"{name}_name"


WAYS: tuple[Callable[[str, str], str], ...] = (
    without_a_letter,
    swapped,
    in_other_number,
    in_other_order,
    without_the_last_word,
    without_a_word,
    with_the_type,
    with_a_kind,
)


def spoilt(
    text: str, way: Callable[[str, str], str], chance: random.Random
) -> tuple[str, dict[int, str]]:
    """Give a text with a wrong name in each resource, and the right ones by line."""
    names: dict[int, str] = {}
    out, at = [], 0
    for block in _RESOURCE.finditer(text):
        found = [
            one
            for one in _ARGUMENT.finditer(text, block.start(2), block.end(2))
            if one[1] not in _META and len(one[1]) >= _LEAST
        ]
        if not found:
            continue
        one = chance.choice(found)
        wrong = way(one[1], block[1])
        if wrong != one[1]:
            out += [text[at : one.start(1)], wrong]
            at = one.end(1)
            names[text.count("\n", 0, one.start(1)) + 1] = one[1]
    return "".join([*out, text[at:]]), names


def guesses(folder: Path, names: dict[tuple[str, int], str]) -> Iterator[str]:
    """Say of each wrong name what became of it: right, or what is written instead."""
    for finding in tffix.check(folder).findings:
        right = names.get((Path(finding.path).name, finding.start.line))
        if right and finding.rule in RULES and finding.safety == "safe":
            # other edits align what stands around it
            written = {one.text.strip() for one in finding.edits} - {""}
            yield "right" if written == {right} else f"{right}: {' '.join(written)}"


def main() -> None:
    """Measure, and print a table and all mistakes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stacks", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(0)  # noqa: S311, the same for all who measure
    for way in WAYS:
        made, said = 0, Counter[str]()
        for stack in sorted(options.stacks.iterdir()) * options.rounds:
            with tempfile.TemporaryDirectory() as temporary:
                names = {}
                for file in stack.glob("*.tf"):
                    text, wrong = spoilt(file.read_text("utf-8"), way, chance)
                    Path(temporary, file.name).write_text(text, "utf-8")
                    names |= {(file.name, line): name for line, name in wrong.items()}
                made += len(names)
                said.update(guesses(Path(temporary), names))
        right = said.pop("right", 0)
        print(f"{way.__name__}: {made} made, {right} right, {said.total()} wrong")
        for mistake, number in said.most_common():
            print(f"  {number} {mistake}")


if __name__ == "__main__":
    main()
