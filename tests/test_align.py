"""Equals signs and comments stand where ``terraform fmt`` puts them, after any edit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tffix.edit import Edit, splice
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.hcl.walk import walk
from tffix.rewrite import align, verbs
from tffix.rewrite.align import aligned
from tffix.source import Source


def renamed(text: str, old: str, new: str) -> str:
    """Replace the one place where a text says ``old``, and align."""
    file = File(Source("main.tf", text))
    start = text.index(old)
    edit = Edit("main.tf", start, start + len(old), new)
    return splice(text, aligned(file, [edit]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "x {\n  a   = 1\n  old = 2\n}\n",
            "x {\n  a       = 1\n  renamed = 2\n}\n",
            id="longer",
        ),
        pytest.param(
            "x {\n  a      = 1\n  longer  = 2\n  old = 2\n}\n",
            "x {\n  a      = 1\n  longer  = 2\n  renamed = 2\n}\n",
            id="what was not aligned stays so",
        ),
        pytest.param(
            "x {\n  a = 1\n\n  old = 2\n}\n",
            "x {\n  a = 1\n\n  renamed = 2\n}\n",
            id="a blank line ends the group",
        ),
        pytest.param(
            "x {\n  a = 1\n  # c\n  old = 2\n}\n",
            "x {\n  a = 1\n  # c\n  renamed = 2\n}\n",
            id="a comment ends the group",
        ),
        pytest.param(
            "x {\n  a = [\n    1,\n  ]\n  old = 2\n}\n",
            "x {\n  a = [\n    1,\n  ]\n  renamed = 2\n}\n",
            id="a value of several lines ends the group",
        ),
        pytest.param(
            "x {\n  b   = 1   # b\n  old = 200 # c\n}\n",
            "x {\n  b       = 1   # b\n  renamed = 200 # c\n}\n",
            id="comments move together",
        ),
        pytest.param(
            "x {\n  a = {\n    b   = 1\n    old = 2\n  }\n}\n",
            "x {\n  a = {\n    b       = 1\n    renamed = 2\n  }\n}\n",
            id="in an object",
        ),
        pytest.param(
            "x {\r\n  a   = 1\r\n  old = 2 # c\r\n}\r\n",
            "x {\r\n  a       = 1\r\n  renamed = 2 # c\r\n}\r\n",
            id="windows line ends",
        ),
        pytest.param(
            "x {\n\ta   = 1\n\told = 2\n}\n",
            "x {\n\ta       = 1\n\trenamed = 2\n}\n",
            id="tabs",
        ),
        pytest.param(
            "x {\n\tname\t= old\n\ttags\t= {}\n\ta = 1\n}\n",
            "x {\n\tname\t= renamed\n\ttags\t= {}\n\ta = 1\n}\n",
            id="tabs before the equals signs",
        ),
        pytest.param(
            "x {\n\tb\t= 1\t# b\n\told\t= 2\t# c\n}\n",
            "x {\n\tb\t= 1\t# b\n\trenamed = 2\t# c\n}\n",
            id="tabs before the equals sign of what is renamed, and before comments",
        ),
        pytest.param(
            "x {\n\tb   = 1\n  old = 2\n}\n",
            "x {\n\tb   = 1\n  renamed = 2\n}\n",
            id="tabs and spaces to indent",
        ),
        pytest.param(
            "x {\n  a   = 1\n  old = <<E\n  x = 1\nE\n  b   = 2\n}\n",
            "x {\n  a       = 1\n  renamed = <<E\n  x = 1\nE\n  b       = 2\n}\n",
            id="a heredoc stays as it is and does not end the group",
        ),
        pytest.param("x { old = 1 }", "x { renamed = 1 }", id="in one line"),
        pytest.param(
            "y {\n  a  = 1\n}\nx {\n  a   = 1\n  old = 2\n}\n",
            "y {\n  a  = 1\n}\nx {\n  a       = 1\n  renamed = 2\n}\n",
            id="other blocks are left alone",
        ),
    ],
)
def test_renaming_moves_the_group(text: str, expected: str) -> None:
    assert renamed(text, "old", "renamed") == expected


def test_a_shorter_name_draws_the_group_together() -> None:
    text = "x {\n  a           = 1 # a\n  much_longer = 2 # b\n}\n"
    assert renamed(text, "much_longer", "b") == "x {\n  a = 1 # a\n  b = 2 # b\n}\n"


def test_new_lines_join_a_group() -> None:
    text = "x {\n  a = 1\n}\n"
    file = File(Source("main.tf", text))
    (block,) = file.body.blocks()
    edits = verbs.insert_after(file, block.body.items[0], "  longer = 2\n")
    assert splice(text, aligned(file, edits)) == "x {\n  a      = 1\n  longer = 2\n}\n"


def test_removing_a_line_draws_the_group_together() -> None:
    text = "x {\n  a      = 1\n  longer = 2\n}\n"
    file = File(Source("main.tf", text))
    (block,) = file.body.blocks()
    edits = verbs.remove(file, block.body.items[1])
    assert splice(text, aligned(file, edits)) == "x {\n  a = 1\n}\n"


def test_edits_that_break_the_text_are_given_back() -> None:
    file = File(Source("main.tf", "x {\n  a = 1\n}\n"))
    edit = Edit("main.tf", 10, 11, '"')
    assert aligned(file, [edit]) == [edit]


VALUES = [
    "1",
    '"text ${var.a == 1 ? "=" : "#"} more"',
    "[1, 2] # no",
    "[\n1,\n2, # two\n]",
    "{\na = 1\nlong_name = 2 # c\n}",
    "{ a = 1, long_name = 2 }",
    "{\na : 1,\nlong_name : 2,\n}",
    "f({\na = 1\nlong_name = 2\n})",
    "<<E\n  a = 1\nlong_name = 2 # no\nE",
    "<<-E\n  a = 1\n  E",
    "(\nvar.a\n)",
    "[for a in var.b : a\nif a == 1]",
    "a == b ? 1 : 2 // two",
    "a /* one */ == /* two */ b",
    "1 /* last */",
]
COMMENTS = ["# one", "// two", "/* three */", "/* four\nfive */"]
NAMES = ["a", "bc", "def", "long_name", "much_longer_name"]


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> str:
    """Write a body: arguments, comments, blank lines and blocks in any order."""
    lines = []
    names = draw(st.permutations(NAMES))
    for name in names[: draw(st.integers(1, 5))]:
        lines += draw(st.lists(st.sampled_from(["", *COMMENTS]), max_size=1))
        if depth and draw(st.integers(0, 3)) == 0:
            behind = draw(st.sampled_from(["", " # brace"]))
            lines.append(f"{name} {{{behind}\n{draw(bodies(depth - 1))}\n}}{behind}")
            continue
        behind = draw(st.sampled_from(["", "", " # behind", " /* behind */"]))
        value = draw(st.sampled_from(VALUES))
        if value.endswith("E") or "#" in value.split("\n")[-1] or "//" in value:
            behind = ""
        lines.append(f"{name} = {value}{behind}")
    return "\n".join(lines)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, int, str, str]:
    """Write a block, and say which of its items to change, how, and to what."""
    text = f"block {{\n{draw(bodies())}\n}}\n"
    verb = draw(st.sampled_from(["remove", "insert", "rename", "replace"]))
    new = draw(st.sampled_from(["x", "another", "another_longer_name_still"]))
    return text, draw(st.integers(0, 20)), verb, new


def changed(text: str, number: int, verb: str, new: str) -> str:
    """Change one of the items of a text, and align."""
    file = File(Source("main.tf", text))
    items = [
        node
        for node in walk(file.body)
        if isinstance(node, n.Attribute | n.Block) and node is not file.body.items[0]
    ]
    item = items[number % len(items)]
    to = verbs.indent(text, item.start)
    if verb == "remove":
        edits = verbs.remove(file, item)
    elif verb == "insert":
        edits = verbs.insert_after(file, item, f"{to}{new} = 1\n")
    elif verb == "replace":
        edits = verbs.replace_item(file, item, f"{to}{new} = 1\n")
    else:
        name = item.name if isinstance(item, n.Attribute) else item.type
        edits = verbs.replace(file, name, new)
    return splice(text, aligned(file, edits))


@given(bodies(), st.integers(0, 20), st.sampled_from(VALUES), st.integers(0, 3))
def test_a_value_alone_is_told_to_move_nothing(
    body: str, number: int, new: str, into: int
) -> None:
    text = f"block {{\n{body}\n}}\n"
    file = File(Source("main.tf", text))
    values = [node.value for node in walk(file.body) if isinstance(node, n.Attribute)]
    if not values:
        return
    value = values[number % len(values)]
    end = min(value.start + into, value.end) if into else value.end
    edits = [Edit("main.tf", value.start, end, new)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align, "_moves_nothing", lambda *_: False)
        slowly = aligned(file, edits)
    assert aligned(file, edits) == slowly


GAPS = ["\t", "\t\t", " \t", "\t ", " ", "  "]


@st.composite
def bodies_with_tabs(draw: st.DrawFn) -> list[str]:
    """Write lines of a body; before at least one equals sign stands a tab."""
    gaps = draw(st.lists(st.sampled_from(GAPS), min_size=3, max_size=8))
    gaps[draw(st.integers(0, len(gaps) - 1))] = "\t"
    to = st.sampled_from(["\t", "  "])
    behind = st.sampled_from(["", "\t# c"])
    return [
        f"{draw(to)}name_{number}{gap}={gap}{number}{draw(behind)}"
        for number, gap in enumerate(gaps)
    ]


@given(bodies_with_tabs(), st.integers(0, 7), st.sampled_from(["a", "much_longer"]))
def test_lines_with_tabs_change_only_where_they_are_touched(
    lines: list[str], number: int, new: str
) -> None:
    touched = number % len(lines)
    text = "x {\n" + "\n".join(lines) + "\n}\n"
    after = renamed(text, f"name_{touched}", new).split("\n")[1:-2]
    assert after[:touched] == lines[:touched]
    assert after[touched + 1 :] == lines[touched + 1 :]
    assert (
        after[touched].split() == lines[touched].replace(f"name_{touched}", new).split()
    )


@pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not installed")
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.lists(changes(), min_size=20, max_size=20))
def test_what_was_formatted_stays_formatted(
    many: list[tuple[str, int, str, str]],
) -> None:
    texts = fmt([text for text, *_ in many])
    texts = [
        changed(text, number, verb, new)
        for text, (_, number, verb, new) in zip(texts, many, strict=True)
    ]
    assert fmt(texts) == texts


def fmt(texts: list[str]) -> list[str]:
    """Format texts as ``terraform fmt`` does."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.tf") for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8")
        subprocess.run(
            ["terraform", "fmt", "-list=false", folder], check=True, capture_output=True
        )
        return [path.read_text("utf-8") for path in paths]
