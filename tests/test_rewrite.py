"""The verbs, each with its edge cases, and what holds of fixes in any surroundings."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tffix.edit import splice
from tffix.engine import registry
from tffix.engine.fixpoint import run
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.rewrite import verbs
from tffix.source import Source


def read(text: str) -> tuple[File, n.Body]:
    file = File(Source("main.tf", text))
    return file, file.body


def item(body: n.Body, *path: str) -> n.Attribute | n.Block:
    """Give the item at a path of names."""
    found: n.Attribute | n.Block | None = None
    for name in path:
        found = body.attribute(name) or next(iter(body.blocks(name)))
        if isinstance(found, n.Block):
            body = found.body
    assert found
    return found


REMOVED = {
    "with the comment above": (
        "a = 1\n# of b\n// of b too\nb = 2\nc = 3\n",
        ["b"],
        "a = 1\nc = 3\n",
    ),
    "with the comment behind": (
        "a = 1\nb = 2 # of b\nc = 3\n",
        ["b"],
        "a = 1\nc = 3\n",
    ),
    "with a long comment above": (
        "a = 1\n/* of b,\n   in lines */\nb = 2\n",
        ["b"],
        "a = 1\n",
    ),
    "not the comment of another line": (
        "a = 1 /* of a,\nin lines */\nb = 2\n",
        ["b"],
        "a = 1 /* of a,\nin lines */\n",
    ),
    "not a comment that stands apart": (
        "# of all\n\nb = 2\n\nc = 3\n",
        ["b"],
        "# of all\n\nc = 3\n",
    ),
    "one of two blank lines": ("a = 1\n\nb = 2\n\nc = 3\n", ["b"], "a = 1\n\nc = 3\n"),
    "the blank line above the last": (
        "x {\n  a = 1\n\n  b = 2\n}\n",
        ["x", "b"],
        "x {\n  a = 1\n}\n",
    ),
    "the blank line below the first": (
        "x {\n  b = 2\n\n  a = 1\n}\n",
        ["x", "b"],
        "x {\n  a = 1\n}\n",
    ),
    "the last of the file": ("a = 1\n\nb = 2\n", ["b"], "a = 1\n"),
    "the last without a newline": ("a = 1\n\nb = 2", ["b"], "a = 1\n"),
    "all there is": ("b = 2\n", ["b"], ""),
    "in a block of one line": ("x { b = 2 }\n", ["x", "b"], "x {  }\n"),
    "with a heredoc": ("a = 1\nb = <<E\n  x\nE\nc = 3\n", ["b"], "a = 1\nc = 3\n"),
    "with windows line ends": (
        "a = 1\r\n\r\n# of b\r\nb = 2 # too\r\n\r\nc = 3\r\n",
        ["b"],
        "a = 1\r\n\r\nc = 3\r\n",
    ),
    "with tabs": (
        "x {\n\t# of b\n\tb = 2\n\ta = 1\n}\n",
        ["x", "b"],
        "x {\n\ta = 1\n}\n",
    ),
}


@pytest.mark.parametrize(("text", "path", "expected"), REMOVED.values(), ids=REMOVED)
def test_remove(text: str, path: list[str], expected: str) -> None:
    file, body = read(text)
    assert splice(text, verbs.remove(file, item(body, *path))) == expected


def test_removing_neighbours_takes_the_blank_lines_between_them() -> None:
    text = "a = 1\n\nb = 2\n\n# of c\nc = 3\n\nd = 4\n"
    file, body = read(text)
    edits = verbs.remove(file, item(body, "c"), item(body, "b"))
    assert splice(text, edits) == "a = 1\n\nd = 4\n"


@pytest.mark.parametrize(
    ("text", "gone", "expected"),
    [
        ("[a, b, c]", "a", "[b, c]"),
        ("[a, b, c]", "b", "[a, c]"),
        ("[a, b, c]", "c", "[a, b]"),
        ("[a, b, c]", "bc", "[a]"),
        ("[a, b, c]", "ab", "[c]"),
        ("[a, b, c]", "ac", "[b]"),
        ("[a, b, c,]", "c", "[a, b,]"),
        ("[a, /* of b */ b]", "b", "[a]"),
        ("[\n  a,\n  # of b\n  b, # too\n  c,\n]", "b", "[\n  a,\n  c,\n]"),
        ("[\n  a,\n  b\n]", "b", "[\n  a,\n]"),
        ("[\n  a, b,\n  c\n]", "b", "[\n  a, c\n]"),
        ("[a, b,\n  c]", "c", "[a, b]"),
    ],
)
def test_remove_elements(text: str, gone: str, expected: str) -> None:
    text = f"x = {text}\n"
    file, body = read(text)
    assert isinstance(body.items[0], n.Attribute)
    value = body.items[0].value
    assert isinstance(value, n.Tuple)
    some = [
        one for one in value.items if isinstance(one, n.Variable) and one.name in gone
    ]
    edits = verbs.remove_elements(file, value.items, some)
    assert splice(text, edits) == f"x = {expected}\n"


def test_insert_after_and_before_keep_comments_where_they_belong() -> None:
    text = "x {\n  # of a\n  a = 1 # too\n\n  # of b\n  b = 2\n}\n"
    file, body = read(text)
    a, b = item(body, "x", "a"), item(body, "x", "b")
    edits = verbs.insert_after(file, a, "  n = 0\n")
    edits += verbs.insert_before(file, b, "  m = 0\n")
    assert splice(text, edits) == (
        "x {\n  # of a\n  a = 1 # too\n  n = 0\n\n  m = 0\n  # of b\n  b = 2\n}\n"
    )


def test_insert_after_the_last_line_without_a_newline() -> None:
    text = "x {}"
    file, body = read(text)
    edits = verbs.insert_after(file, item(body, "x"), "\ny {}\n")
    assert splice(text, edits) == "x {}\n\ny {}"


def test_replace_item_leaves_the_comments_above() -> None:
    text = "# of a\na = 1 # gone\nb = 2\n"
    file, body = read(text)
    edits = verbs.replace_item(file, item(body, "a"), "c = 3\n")
    assert splice(text, edits) == "# of a\nc = 3\nb = 2\n"


def test_wrap_leaves_what_it_wraps() -> None:
    text = "a = b # c\n"
    file, body = read(text)
    assert isinstance(body.items[0], n.Attribute)
    edits = verbs.wrap(file, body.items[0].value, "f(", ", 1)")
    assert splice(text, edits) == "a = f(b, 1) # c\n"


BODIES = {
    "a line": ("x { a = 1 }", "  a = 1\n"),
    "a line with comments": (
        "x { a = 1 /* of a */ } # of x",
        "  a = 1 /* of a */\n  # of x\n",
    ),
    "nothing": ("x {}", ""),
    "nothing in lines": ("x {\n\n}", ""),
    "only comments": (
        "x { # one\n    # two\n} # three",
        "  # one\n  # two\n  # three\n",
    ),
    "blank lines inside": (
        "x {\n\n    a = 1\n\n    b = 2\n\n}",
        "  a = 1\n\n  b = 2\n",
    ),
    "deeper lines": (
        "x {\n    a = [\n      1,\n    ]\n    y {\n      b = 2\n    }\n}",
        "  a = [\n    1,\n  ]\n  y {\n    b = 2\n  }\n",
    ),
    "a heredoc": (
        "x {\n    a = <<-E\n      one\n    two\n    E\n    b = 2\n}",
        "  a = <<-E\n      one\n    two\n    E\n  b = 2\n",
    ),
    "tabs": (
        "x {\n\t\ta = 1\n\t\ty {\n\t\t\tb = 2\n\t\t}\n}",
        "  a = 1\n  y {\n  \tb = 2\n  }\n",
    ),
    "windows line ends": (
        "x {\r\n    a = 1\r\n\r\n    b = 2\r\n}",
        "  a = 1\r\n\r\n  b = 2\r\n",
    ),
    "lines at the margin": ("x {\na = 1\n}", "  a = 1\n"),
    "two comments on the line of the brace": (
        "x { /* one */ # two\n    a = 1\n}",
        "  /* one */ # two\n  a = 1\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), BODIES.values(), ids=BODIES)
def test_body_lines(text: str, expected: str) -> None:
    file, body = read(f"{text}\n")
    block = item(body, "x")
    assert isinstance(block, n.Block)
    assert verbs.body_lines(file, block, "  ") == expected


def test_nest_keeps_what_stands_at_the_braces() -> None:
    text = "c {\n  x { # of x\n    a = 1\n    # last\n  } # end\n}\n"
    file, body = read(text)
    block = item(body, "c", "x")
    assert isinstance(block, n.Block)
    assert verbs.nest(file, block, "y", "  ") == (
        "  x { # of x\n    y {\n      a = 1\n      # last\n    }\n  }"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x {\n  a = 1\n}\n", "  "),
        ("x {\n    a = 1\n}\n", "    "),
        ("x {\n\ta = 1\n}\n", "\t"),
        ("x { a = 1 }\n", "  "),
        ("x {\na = 1\n}\n", "  "),
        ("x {}\n", "  "),
    ],
)
def test_step(text: str, expected: str) -> None:
    file, body = read(text)
    block = item(body, "x")
    assert isinstance(block, n.Block)
    assert verbs.step(file, block) == expected


def test_item_lines_moves_an_item_with_its_comments() -> None:
    text = "x {\n    # of y\n    y {\n      a = 1\n    } # end\n}\n"
    file, body = read(text)
    assert verbs.item_lines(file, item(body, "x", "y"), "") == (
        "# of y\ny {\n  a = 1\n} # end\n"
    )


def test_comments_in_strings_are_text() -> None:
    text = 'a = "# no ${b /* yes */}" # yes\nc = <<E\n# no\nE\n// yes\n'
    assert verbs.comments(text) == ["/* yes */", "# yes", "// yes"]


# Whole documents: what the fixers that move code make of it, whatever stands around.

NAMES = ["launch_type", "desired_count", "name", "cluster", "task_definition"]
COMMENTS = ["# one", "// two", "/* three */", "# maximum_percent = 1"]
VALUES = [
    "200",
    "var.x",
    '"a${var.x}b"',
    "[1, 2]",
    "[\n1,\n2,\n]",
    "<<E\n  text\n# no\nE",
]


@st.composite
def items(draw: st.DrawFn, own: list[str]) -> str:
    """Write the items of a body: those given, and others, comments, blank lines."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    other = [f"{name} = {draw(st.sampled_from(VALUES))}" for name in names]
    lines = []
    for text in draw(st.permutations([*own, *other])):
        lines += draw(st.lists(st.sampled_from(["", *COMMENTS]), max_size=2))
        behind = draw(st.sampled_from(["", *COMMENTS]))
        ended = text.endswith(("\nE", "*/")) or "\n" in behind
        lines.append(text if ended else f"{text} {behind}".rstrip())
    lines += draw(st.lists(st.sampled_from(["", *COMMENTS]), max_size=1))
    return "\n".join(lines)


@st.composite
def body(draw: st.DrawFn, head: str, own: list[str], *, only: bool = False) -> str:
    """Write a block that holds those items."""
    inner = draw(items(own))
    if only:
        inner = "\n".join(
            line
            for text in own
            for line in (*draw(st.lists(st.sampled_from(COMMENTS), max_size=2)), text)
        )
    behind = draw(st.sampled_from(["", *COMMENTS]))
    return f"{head} {{ {behind}\n{inner}\n}}"


@st.composite
def services(draw: st.DrawFn) -> str:
    own = draw(
        st.lists(
            st.sampled_from(
                [
                    "maximum_percent = 200",
                    "minimum_healthy_percent = var.least",
                    "deployment_circuit_breaker {\nenable = true\nrollback = false\n}",
                    'alarms {\nalarm_names = ["a"]\nenable = true\nrollback = true\n}',
                    'strategy = "ROLLING"',
                ]
            ),
            unique=True,
            min_size=1,
        )
    )
    if draw(st.booleans()) or any("{" in text for text in own):
        holder = draw(body("deployment_configuration", own, only=True))
    else:
        holder = f"deployment_configuration = {{ {', '.join(own)} }}"
    return draw(body('resource "aws_ecs_service" "x"', [holder]))


@st.composite
def nodes(draw: st.DrawFn) -> str:
    service = [
        f"virtual_service_name = {draw(st.sampled_from(VALUES))}",
        "client_policy {\ntls {\nenforce = virtual_service.value\n}\n}",
    ]
    content = draw(body("content", service, only=True))
    dynamic = draw(
        body('dynamic "virtual_service"', ["for_each = var.x", content], only=True)
    )
    static = 'virtual_service {\nvirtual_service_name = "x"\n}'
    blocks = draw(st.sampled_from([[dynamic], [dynamic, static], [static, dynamic]]))
    backend = draw(body("backend", blocks, only=True))
    spec = draw(body("spec", [backend]))
    return draw(body('resource "aws_appmesh_virtual_node" "x"', [spec]))


METRIC = """predefined_metric_specification {
predefined_metric_type = "ECSServiceAverageCPUUtilization"
}"""


@st.composite
def policies(draw: st.DrawFn) -> str:
    texts = []
    for label in draw(st.permutations(["scale_up", "scale_down", "spare"])):
        configuration = draw(
            body(
                "target_tracking_scaling_policy_configuration",
                draw(
                    st.permutations(
                        [
                            "target_value = 70",
                            METRIC,
                            *draw(
                                st.lists(
                                    st.sampled_from(
                                        [
                                            "scale_in_cooldown = 1",
                                            "scale_out_cooldown = 2",
                                        ]
                                    ),
                                    unique=True,
                                )
                            ),
                        ]
                    )
                ),
                only=True,
            )
        )
        others = [
            'policy_type = "TargetTrackingScaling"',
            'service_namespace = "ecs"',
            'scalable_dimension = "ecs:service:DesiredCount"',
            'resource_id = "service/a/b"',
            configuration,
        ]
        texts.append(
            draw(
                body(
                    f'resource "aws_appautoscaling_policy" "{label}"',
                    draw(st.permutations(others)),
                    only=True,
                )
            )
        )
    reference = "aws_appautoscaling_policy.scale_down"
    texts.append(f"locals {{\na = {reference}.arn\nlong_name = 1 # one\n}}")
    gap = draw(st.sampled_from(["\n", "\n\n", "\n# between\n\n"]))
    return gap.join(texts)


unhurried = settings(max_examples=50, suppress_health_check=list(HealthCheck))
documents = st.one_of(services(), nodes(), policies()).map(lambda text: f"{text}\n")


def fixed(text: str) -> str:
    outcome = run([Source("main.tf", text)], registry.fixers(), {})
    assert outcome.problems == []
    assert outcome.reverted == []
    return outcome.texts.get("main.tf", text)


@unhurried
@given(documents)
def test_fixing_again_changes_nothing(text: str) -> None:
    once = fixed(text)
    assert fixed(once) == once


@unhurried
@given(documents)
def test_windows_line_ends_make_no_difference(text: str) -> None:
    windows = text.replace("\n", "\r\n")
    assert fixed(windows) == fixed(text).replace("\n", "\r\n")


@unhurried
@given(documents)
def test_a_missing_final_newline_makes_no_difference(text: str) -> None:
    assert fixed(text.removesuffix("\n")).removesuffix("\n") == fixed(
        text
    ).removesuffix("\n")


@unhurried
@given(st.one_of(services(), nodes()))
def test_no_comment_is_lost_or_doubled(text: str) -> None:
    text = f"{text}\n"
    assert Counter(verbs.comments(fixed(text))) == Counter(verbs.comments(text))


@pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not installed")
@settings(unhurried, max_examples=15)
@given(st.lists(documents, min_size=8, max_size=8))
def test_what_was_formatted_stays_formatted(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.tf") for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8")
        fmt(folder)
        for path in paths:
            path.write_text(fixed(path.read_text("utf-8")), "utf-8")
        before = {path.name: path.read_text("utf-8") for path in paths}
        fmt(folder)
        assert {path.name: path.read_text("utf-8") for path in paths} == before


def fmt(folder: str) -> None:
    subprocess.run(
        ["terraform", "fmt", "-list=false", folder], check=True, capture_output=True
    )
