"""Every comment of the input is in the output of a safe fix, wherever it stands."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from golden_cases import Case, cases

from tffix.hcl.lexer import tokens
from tffix.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator


class Share(NamedTuple):
    """Of how many of the places of a kind, out of a hundred, a comment is made."""

    behind: int = 0  # at the end of a line
    above: int = 0  # on a line of its own
    within: int = 0  # between two tokens


SHARES = (Share(behind=100, above=100), Share(behind=25, above=25, within=8))
_NEVER_BEFORE = {"NEWLINE", "SEQUENCE_END", "CHEREDOC", "CQUOTE"}


def commented(text: str, share: Share, chance: random.Random) -> str:
    """Write comments into Terraform, each of another number."""
    pieces = []
    at = 0
    before = ""
    in_text: list[bool] = [False]
    for token in tokens(text):
        if not in_text[-1]:
            gap = text[
                at : token.end_pos if token.type == "NEWLINE" else token.start_pos
            ]
            alone = before == "CHEREDOC"
            pieces.append(gap if alone else _in_gap(gap, share, chance))
            if token.type not in _NEVER_BEFORE and chance.random() * 100 < share.within:
                pieces.append(f"/* c{chance.random()} */ ")
        if token.type != "NEWLINE":
            pieces.append(text[at if in_text[-1] else token.start_pos : token.end_pos])
        at, before = token.end_pos, token.type
        if token.type in ("OQUOTE", "OHEREDOC"):
            in_text.append(True)
        elif token.type in ("CQUOTE", "CHEREDOC"):
            in_text.pop()
        elif token.type == "INTERPOLATION" or token.type.startswith("T_"):
            in_text.append(False)
        elif token.type == "SEQUENCE_END":
            in_text.pop()
    return "".join([*pieces, _in_gap(text[at:], share, chance)])


def _in_gap(gap: str, share: Share, chance: random.Random) -> str:
    """Write comments into what stands between two tokens, if a line ends there."""
    first = re.search(r"\r?\n", gap)
    if not first or gap[: first.start()].strip():
        return gap
    behind = above = ""
    if chance.random() * 100 < share.behind:
        behind = f" # c{chance.random()}"
    if chance.random() * 100 < share.above:
        above = f"# c{chance.random()}{first[0]}"
    last = gap.rindex("\n") + 1
    return (
        gap[: first.start()] + behind + gap[first.start() : last] + above + gap[last:]
    )


def changing() -> Iterator[Case]:
    """Give the cases with safe fixes, of files in which comments can be told."""
    for case in cases():
        if case.after and not (case.settings.unsafe_fixes or case.is_broken):
            yield case


@pytest.mark.parametrize("case", list(changing()), ids=lambda case: case.name)
def test_no_safe_fix_loses_a_comment(case: Case) -> None:
    chance = random.Random(case.name)  # noqa: S311, the same each time
    for share in SHARES:
        files = {
            path: commented(Source.decode(path, data).text, share, chance).encode()
            if path.endswith(".tf")
            else data
            for path, data in case.before.items()
        }
        outcome = case.run(files)
        assert not outcome.problems
        assert not outcome.reverted
        for path, text in outcome.texts.items():
            before = files[path].decode()
            made = re.findall(r"c0\.\d+(?:e-\d+)?", before)
            lost = [comment for comment in made if comment not in text]
            assert not lost, f"{lost}\n{before}\n-----\n{text}"
