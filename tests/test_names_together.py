"""Names that were different are different after the fix, whatever is passed in."""

from __future__ import annotations

import re
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tffix.engine import fixpoint, registry
from tffix.hcl.file import File
from tffix.hcl.nodes import Attribute
from tffix.source import Source
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.instances import evaluate, instances
from tffix.terraform.module.module import Module
from tffix.terraform.values.value import Value

FIXERS = registry.selected(("name-too-long",), ())
PIECES = ("a", "-", "-of-the-", "-with-a-long-end", "${var.team}", "${local.both}")
HEAD = """\
variable "team" {
  type = string
}
variable "stage" {
  type = string
}
locals {
  both = "${var.team}-${var.stage}"
}
"""


@st.composite
def names(draw: st.DrawFn) -> str:
    """Give the code of a name, put together in one of the ways that there are."""
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
    text = "".join(pieces)
    form = draw(st.sampled_from(['"{}"', 'lower("{}")', 'join("-", ["x", "{}"])']))
    return form.format(text)


@st.composite
def modules(draw: st.DrawFn) -> str:
    """Give resources that make the same thing, some of them more than once."""
    text = HEAD
    for number in range(draw(st.integers(1, 3))):
        type_ = draw(st.sampled_from(["aws_lb", "aws_alb"]))
        name = draw(names())
        repeated = draw(st.sampled_from(["", "count = 3", 'for_each = toset(["b"])']))
        if repeated.startswith("count"):
            name = f'"${{{name}}}-${{count.index}}"'
        text += f'resource "{type_}" "r{number}" {{\n'
        text += f"  {repeated}\n  name = {name}\n}}\n"
    return text


def made(text: str, team: str, stage: str) -> list[str]:
    """Give the names that a module makes, in the order of the text."""
    inputs = Inputs(arguments=(("team", team), ("stage", stage)))
    module = Module({"main.tf": File(Source("main.tf", text))}, inputs)
    found = []
    for block in module.files["main.tf"].body.blocks("resource"):
        name = block.body.attribute("name")
        assert name
        for instance in instances(module, block):
            known = evaluate(module, name.value, instance).text
            assert known is not None
            found.append(known)
    return found


@given(
    modules(),
    st.text("ab-", min_size=1, max_size=40),
    st.text("ab-", min_size=1, max_size=40),
)
def test_what_was_told_apart_still_is(text: str, team: str, stage: str) -> None:
    outcome = fixpoint.run([Source("main.tf", text)], FIXERS, {})
    fixed = outcome.texts.get("main.tf", text)
    before, after = made(text, team, stage), made(fixed, team, stage)
    for one, other in combinations(range(len(before)), 2):
        if before[one] != before[other]:
            assert after[one] != after[other], fixed
    for old, new in zip(before, after, strict=True):
        assert new == old or len(old) > 32


MENDED = registry.selected(("naming",), ())
ODD = ("a b", "a-b", "a_b", "a.b", "${var.team}", "${local.both}", "-end")
LIKE = ((" ", "-"), (".", "-"), ("_", "-"), (" ", "_"), ("internal-", ""), ("-", "_"))


@st.composite
def names_that_are_alike(draw: st.DrawFn) -> list[str]:
    """Give codes of names that other characters, or a prefix, tell apart."""
    pieces = draw(st.lists(st.sampled_from(ODD), min_size=1, max_size=3))
    pieces.insert(0, draw(st.sampled_from(["", "internal-"])))
    others = pieces
    for old, new in draw(st.lists(st.sampled_from(LIKE), max_size=2)):
        others = [one if "$" in one else one.replace(old, new) for one in others]
    lower = draw(st.sampled_from(["{}", "lower({})"]))
    forms = ('"{}"', 'format("%s", "{}")')
    return [
        lower.format(draw(st.sampled_from(forms)).format("".join(one)))
        for one in (pieces, others)
    ]


@settings(max_examples=60)
@given(names_that_are_alike(), st.sampled_from(["aws_lb", "aws_lb_target_group"]))
@example(['"internal-a b${local.both}"', '"a b${local.both}"'], "aws_lb")
def test_other_characters_make_no_two_names_one(codes: list[str], type_: str) -> None:
    text = HEAD + "".join(
        f'resource "{type_}" "r{number}" {{\n  name = {code}\n}}\n'
        for number, code in enumerate(codes)
    )
    outcome = fixpoint.run([Source("main.tf", text)], MENDED, {})
    fixed = outcome.texts.get("main.tf", text)
    for stage in ("wvy", "wvy" * 10):
        one, other = made(text, "qzk", stage)
        if one.lower() != other.lower():
            assert len(set(made(fixed, "qzk", stage))) == 2, fixed


END = "-of-the-settlement-of-invoices-of-every-day-by-night"
HEAD_OF_USES = """\
variable "team" {
  type = string
}
locals {
  whole = "${var.team}@"
  alias = local.whole
}
"""
SAME = (
    "local.whole",
    "local.alias",
    '"${local.whole}"',
    f'"${{var.team}}{END}"',
    f'format("%s{END}", var.team)',
)
USES = (
    'resource "aws_lambda_permission" "u" {\n  function_name = @\n}',
    'resource "aws_cloudwatch_log_group" "u" {\n  name = "/aws/lambda/${@}"\n}',
    'output "function" {\n  value = { arn = "x:function:${@}:1" }\n}',
    'resource "aws_iam_role" "u" {\n  description = @\n  path = "/functions/${@}/"\n}',
)


@settings(max_examples=60)
@given(
    st.sampled_from(SAME),
    st.lists(st.tuples(st.sampled_from(USES), st.sampled_from(SAME)), max_size=3),
    st.sampled_from(["", "depends_on = [aws_cloudwatch_log_group.u0]"]),
    st.integers(1, 40),
)
def test_what_had_the_name_has_the_new_one(
    name: str, uses: list[tuple[str, str]], waits: str, length: int
) -> None:
    text = HEAD_OF_USES.replace("@", END)
    text += 'resource "aws_lambda_function" "f" {\n'
    text += f"  function_name = {name}\n  {waits}\n}}\n"
    for number, (form, code) in enumerate(uses):
        block = form.replace("@", code).replace('"u"', f'"u{number}"')
        text += block.replace('"function"', f'"function{number}"') + "\n"
    outcome = fixpoint.run([Source("main.tf", text)], FIXERS, {})
    assert len(outcome.fixed) == 1
    fixed = outcome.texts["main.tf"]
    module = Module(
        {"main.tf": File(Source("main.tf", fixed))},
        Inputs(arguments=(("team", "t" * length),)),
    )
    found = [
        value
        for block in module.files["main.tf"].body.blocks()
        if block.type.name in ("resource", "output")
        for item in block.body.items
        if isinstance(item, Attribute)
        and item.name.name not in ("depends_on", "description")
        for value in strings(evaluate(module, item.value))
    ]
    new, *others = found
    assert (
        new
        == f"{'t' * length}-of-the-settlement-of-invoices-of-every-day-by-night"[:64]
    )
    assert len(others) == len(uses)
    for other in others:
        assert new in re.split("[/:]", other), fixed


def strings(value: Value) -> list[str]:
    """Give the strings in a value."""
    if isinstance(value.data, dict):
        return [text for one in value.data.values() for text in strings(one)]
    return [value.text] if value.text is not None else []
