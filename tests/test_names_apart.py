"""Names that were different are different after the fix, whatever is passed in."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tffix.engine import fixpoint, registry
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.module import Module

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
        for instance in module.instances(block):
            known = module.evaluate(name.value, instance).text
            assert known is not None
            found.append(known)
    return found


@settings(deadline=None)
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
