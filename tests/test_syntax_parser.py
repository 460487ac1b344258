"""Trees: precedence, traversals, templates, spans; and the file around them."""

from __future__ import annotations

import pytest

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.hcl.parser import parse, problems
from tffix.hcl.walk import walk
from tffix.source import Source


def shape(node: object) -> str:  # noqa: C901, PLR0911, PLR0912, a case a node
    """Write an expression as its tree is: every operation in parentheses."""
    match node:
        case n.Binary():
            return f"({shape(node.left)} {node.operator} {shape(node.right)})"
        case n.Unary():
            return f"({node.operator}{shape(node.operand)})"
        case n.Conditional():
            arms = f"{shape(node.true)} : {shape(node.false)}"
            return f"({shape(node.condition)} ? {arms})"
        case n.GetAttr():
            return f"{shape(node.source)}.{node.name.name}"
        case n.LegacyIndex():
            return f"{shape(node.source)}.{node.key.text}"
        case n.Index():
            return f"{shape(node.source)}[{shape(node.key)}]"
        case n.Splat():
            return f"{shape(node.source)}{'[*]' if node.full else '.*'}"
        case n.Call():
            arguments = ", ".join(map(shape, node.arguments))
            return f"{node.name}({arguments}{'...' if node.expand else ''})"
        case n.Parenthesized():
            return f"<{shape(node.inner)}>"
        case n.Tuple():
            return f"[{', '.join(map(shape, node.items))}]"
        case n.Object():
            return f"{{{', '.join(map(shape, node.items))}}}"
        case n.ObjectItem():
            return f"{shape(node.key)}: {shape(node.value)}"
        case n.For():
            names = ", ".join(name.name for name in node.names)
            key = f"{shape(node.key)} => " if node.key else ""
            end = "..." * node.group
            end += f" if {shape(node.condition)}" if node.condition else ""
            value = f"{key}{shape(node.value)}{end}"
            return f"for {names} in {shape(node.collection)}: {value}"
        case n.Template() | n.Heredoc():
            return f'"{"".join(map(shape, node.parts))}"'
        case n.Text():
            return node.raw
        case n.Interpolation():
            left, right = "~" * node.strip_left, "~" * node.strip_right
            return f"${{{left}{shape(node.value)}{right}}}"
        case n.IfDirective():
            true, false = (
                "".join(map(shape, some)) for some in (node.true, node.false)
            )
            return f"%if {shape(node.condition)}|{true}|{false}|{node.strips}|"
        case n.ForDirective():
            names = ",".join(name.name for name in node.names)
            parts = "".join(map(shape, node.parts))
            return f"%for {names} in {shape(node.collection)}|{parts}|{node.strips}|"
        case n.Literal():
            return node.text
        case n.Variable():
            return node.name
    raise AssertionError(node)


def parsed(text: str) -> n.Expression:
    (item,) = parse(f"x = {text}\n").items
    assert isinstance(item, n.Attribute)
    return item.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"),
        ("a || b && c == d < e + f % g", "(a || (b && (c == (d < (e + (f % g))))))"),
        ("!a.b && -c[0] > 1", "((!a.b) && ((-c[0]) > 1))"),
        ("- -a", "(-(-a))"),
        ("a == b ? c : d ? e : f", "((a == b) ? c : (d ? e : f))"),
        ("a ? b ? c : d : e", "(a ? (b ? c : d) : e)"),
        ("(a + b) * c", "(<(a + b)> * c)"),
        ("a.0.b[1].*.c.2[*].d", "a.0.b[1].*.c.2[*].d"),
        ("a[*].*.b[c.d]", "a[*].*.b[c.d]"),
        ("f(a, b...)", "f(a, b...)"),
        ("p::q::f(1,)", "p::q::f(1)"),
        ("true.a[null]", "true.a[null]"),
        ("{a = 1, b : 2\n(c) = 3}", "{a: 1, b: 2, <c>: 3}"),
        ("[for a in b : a if c]", "for a in b: a if c"),
        ("{for a, b in c : a => b... if d}", "for a, b in c: a => b... if d"),
        ("{for a in b : a => c if d}", "for a in b: a => c if d"),
        ('"a${~b}c$${d}"', '"a${~b}c$${d}"'),
        ('"%{ if a ~}b%{ else }c%{~ endif }"', '"%if a|b|c| ~  ~ |"'),
        ('"%{~ for k, v in a }${v}%{ endfor ~}"', '"%for k,v in a|${v}|~  ~|"'),
        ("<<A\n b ${c}\nA\n", '" b ${c}\n"'),
        ("<<A\nA\n", '""'),
        ('""', '""'),
    ],
)
def test_expressions(text: str, expected: str) -> None:
    assert shape(parsed(text)) == expected


def test_spans_are_those_of_the_text() -> None:
    text = 'a "b" c {\n  d = [e.f, "${g}"] # h\n}\n'
    (block,) = parse(text).blocks("a")
    (item,) = block.body.items
    assert isinstance(item, n.Attribute)
    spans = {type(node).__name__: text[node.start : node.end] for node in walk(item)}
    assert spans["Attribute"] == 'd = [e.f, "${g}"]'
    assert spans["Tuple"] == '[e.f, "${g}"]'
    assert spans["GetAttr"] == "e.f"
    assert spans["Interpolation"] == "${g}"
    assert text[item.equals] == "="
    assert (text[block.open], text[block.close]) == ("{", "}")
    assert [(label.value, label.quoted) for label in block.labels] == [
        ("b", True),
        ("c", False),
    ]


def test_labels_are_unescaped() -> None:
    (block,) = parse('a "\\u00e9 $${x} \\"" {\n}\n').blocks()
    assert block.labels[0].value == 'é ${x} "'


def test_a_heredoc_ends_with_its_marker() -> None:
    text = "a = <<-B\n  c\n  B\nd = 1\n"
    heredoc = parse(text).attribute("a")
    assert heredoc is not None
    assert isinstance(heredoc.value, n.Heredoc)
    assert heredoc.value.flush
    assert text[heredoc.value.start : heredoc.value.end] == "<<-B\n  c\n  B"


def test_blocks_are_parsed_alone() -> None:
    text = 'a "b" {\n  c = 1\n}\nd {\n  e = 1 +\n}\na "f" {\n}\n'
    file = File(Source("x.tf", text))
    assert [block.labels[0].value for block in file.blocks("a")] == ["b", "f"]
    (block,) = file.blocks("a", "b")
    assert block is file.blocks("a", "b")[0]
    (broken,) = file.blocks("d")
    with pytest.raises(HclSyntaxError) as raised:
        broken.body.attribute("e")
    assert raised.value.path == "x.tf"
    assert file.source.position(raised.value.start) == (5, 10)
    assert [error.path for error in file.problems] == ["x.tf"]


@pytest.mark.parametrize(
    "text",
    [
        'resource "aws_a" "b" {}\n',
        "resource aws_a b {}\n",
        'resource"aws_a""b"{}\n',
        '# a resource\nresource "aws_a" "b" {}\n',
        '# resource resource\nresource "aws_a" "b" {}\n',
        '/* a resource */ resource "aws_a" "b" {}\n',
        'resource /* c */ "aws_a" "b" {}\n',
        'locals {\n  a = "resource/*"\n}\nresource "aws_a" "b" {}\n# */\n',
    ],
)
def test_types_of_resources_are_seen(text: str) -> None:
    assert "aws_a" in File(Source("main.tf", text)).resource_types


def test_blocks_of_a_file_that_has_no_index() -> None:
    file = File(Source("x.tf", "a = 1\nb /* c */ {\n}\n"))
    assert [span.type for span in file.spans] == ["b"]
    assert file.blocks("b") == file.body.blocks()


def test_code_is_compared_without_spaces_and_comments() -> None:
    file = File(Source("x.tf", "a = {\n  b = [1,2] # c\n}\nd = {\n b=[1, 2]\n}\n"))
    first, second = file.body.items
    assert isinstance(first, n.Attribute)
    assert isinstance(second, n.Attribute)
    assert file.code(first.value) == file.code(second.value)


@pytest.mark.parametrize(
    ("text", "suspicious"),
    [
        ("a {\n}\n", False),
        ("a {\n", True),
        ('a = "\n', True),
        ("<<<<<<< HEAD\n=======\n>>>>>>> x\n", True),
        ('a {\n  b = "{" # "\n}\n', False),
        ("# caf\udce9\n", True),
    ],
)
def test_a_glance_finds_what_does_not_look_like_hcl(
    text: str, *, suspicious: bool
) -> None:
    assert File(Source("x.tf", text)).suspicious == suspicious


def test_all_characters_of_a_pasted_text_are_said() -> None:
    text = "a {\n}\n```ts\nb: `x-${c.d}`;\ne: `y-${f}`;\n```\n"
    lines = [text.count("\n", 0, one.start) + 1 for one in problems(text)]
    assert lines == [3, 4, 4, 5]
