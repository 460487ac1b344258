"""Which names below a node mean the one outside, and that the others are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tffix.edit import Edit, splice
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.environment import Environment
from tffix.terraform.module.module import Module
from tffix.terraform.module.scope import variables
from tffix.terraform.values.value import EvaluationError, Unsure, string

# expressions in which a name is read, is a word, and is bound: all called x
_LEAVES = st.sampled_from(
    ["x", '"x"', '"${x}!"', "{ x = x }", "{ (x) = x }", "{ y : x }", '{ "${x}" = 1 }']
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("[for x in [{}, 1] : {}]".format, inner, inner),
        st.builds("[for y in [{}] : {{ x = y, z = {} }}]".format, inner, inner),
        st.builds("{{ for x, y in {{ k = {} }} : x => {} }}".format, inner, inner),
        st.builds("[{}, x, {}]".format, inner, inner),
        st.builds("{{ x = {}, y = {{ x = {} }} }}".format, inner, inner),
        st.builds('(x == "1" ? [{}] : [{}])'.format, inner, inner),
        st.builds(
            '"%{{ for x in [upper({})] }}${{x}}%{{ endfor }}${{upper({})}}"'.format,
            inner,
            inner,
        ),
    )


def _attribute(text: str) -> tuple[File, n.Attribute]:
    file = File(Source("main.tf", text))
    item = file.blocks("locals")[0].body.attribute("value")
    assert item
    return file, item


def _value(text: str, name: str) -> str:
    """Say what the value is, or why there is none."""
    file, item = _attribute(text)
    environment = Environment(Module({file.path: file}))
    try:
        return str(environment.value(item.value, {name: string("1")}))
    except (EvaluationError, Unsure) as error:
        return type(error).__name__


@given(st.recursive(_LEAVES, _larger, max_leaves=6))
def test_who_renames_what_means_the_name_changes_no_value(expression: str) -> None:
    text = f"locals {{\n  value = {expression}\n}}\n"
    file, item = _attribute(text)
    renamed = splice(
        text,
        {
            Edit(file.path, node.start, node.end, "other")
            for node in variables(item, "x")
        },
    )
    assert _value(renamed, "other") == _value(text, "x")


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("a = x", 1),
        ("a = { x = 1, (x) = 2, x : 3 }", 1),
        ('dynamic "x" {\n for_each = x\n labels = [x]\n content {\n a = x\n }\n}', 1),
        ('dynamic "y" {\n for_each = x\n iterator = x\n content {\n a = x\n }\n}', 1),
        ('dynamic "y" {\n for_each = x\n content {\n a = x\n }\n}', 2),
        ('dynamic "x" {\n content {\n dynamic "y" {\n for_each = x\n }\n }\n}', 0),
    ],
)
def test_keys_and_iterators(body: str, places: int) -> None:
    file = File(Source("main.tf", f'resource "a" "b" {{\n{body}\n}}\n'))
    assert len(list(variables(file.blocks("resource")[0], "x"))) == places
