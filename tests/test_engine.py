"""The engine: rounds, what overlaps, and what it takes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tffix.api import (
    EVERY_AWS,
    Context,
    Finding,
    Impact,
    Resource,
    Resources,
    Safety,
    fixer,
)
from tffix.edit import Edit, splice
from tffix.engine import registry
from tffix.engine.fixpoint import MAX_ROUNDS, check, run
from tffix.hcl.file import File
from tffix.rule.fixer import Fixer
from tffix.source import Source
from tffix.terraform.module.module import Module


def _fixer(
    name: str, find: str, replacement: str, *, safety: Safety = Safety.SAFE
) -> Fixer:
    """Make a fixer that replaces the first such text in a resource."""

    def check(resource: Resource, context: Context) -> Iterator[Finding]:
        block = resource.block
        at = context.file.text.find(find, block.start, block.end)
        if at >= 0:
            end = at + len(find)
            edit = Edit(context.file.path, at, end, replacement)
            place = type(block.type)(at, end, "")
            yield context.finding(block, place, f"{find} found", "change it", [edit])

    check.__name__ = name
    return fixer(
        Resources("aws_x"), groups=(), safety=safety, impact=Impact.NONE, refused_by=""
    )(check)


def _source(*lines: str, path: str = "main.tf") -> Source:
    body = "".join(f"  {line}\n" for line in lines)
    return Source(path, f'resource "aws_x" "y" {{\n{body}}}\n')


def test_what_overlaps_waits_for_the_next_round() -> None:
    inner, outer = _fixer("inner", "one", "two"), _fixer("outer", '"one"', '"1"')
    outcome = run([_source('a = "one"')], [inner, outer], {})
    assert outcome.texts == {"main.tf": _source('a = "1"').text}
    assert [f.fixer for f in outcome.fixed] == ["outer"]
    # what the other fix made away with is found, but neither fixed nor left
    assert [f.fixer for f in outcome.found] == ["outer", "inner"]
    assert outcome.remaining == []


def test_what_a_fix_brings_up_is_found_where_it_came_from() -> None:
    first, then = _fixer("first", "aaa", "b = 1\n  ccc"), _fixer("then", "ccc", "d")
    source = _source("x   = 1", "aaa = 2")
    outcome = run([source], [first, then], {})
    assert outcome.texts == {"main.tf": _source("x = 1", "b = 1", "d = 2").text}
    places = {f.fixer: source.position(f.start) for f in outcome.found}
    assert places == {"first": (3, 3), "then": (3, 3)}
    assert outcome.fixed == outcome.found


def test_several_renames_in_a_body_need_one_round() -> None:
    looks = []
    fixers = [_fixer(f"f{n}", f"old_{n}", f"a_longer_new_{n}") for n in range(5)]

    def check(_: Resource, __: Context) -> Iterator[Finding]:
        looks.append(1)
        yield from ()

    source = _source("x     = 1", *(f"old_{n} = {n}" for n in range(5)))
    outcome = run(
        [source], [*fixers, fixers[0]._replace(name="counting", check=check)], {}
    )
    renamed = (f"a_longer_new_{n} = {n}" for n in range(5))
    assert outcome.texts["main.tf"] == _source("x              = 1", *renamed).text
    assert len(looks) == 2
    # and one of them alone comes with what aligns the others
    alone = splice(source.text, outcome.found[0].edits)
    others = (f"old_{n}          = {n}" for n in range(1, 5))
    assert alone == _source("x              = 1", "a_longer_new_0 = 0", *others).text


def test_what_a_fix_leaves_in_the_block_that_it_changed_is_judged() -> None:
    half, judge = _fixer("half", "aaa", "bbb"), _fixer("judge", "wrong", "right")
    sources = [_source("aaa = wrong", path="a.tf"), _source("c = wrong", path="b.tf")]
    outcome = run(sources, [half], {}, judges=[judge])
    assert outcome.texts == {"a.tf": _source("bbb = wrong").text}
    assert [(f.fixer, f.path) for f in outcome.remaining] == [("judge", "a.tf")]
    assert [f.fixer for f in outcome.found] == ["half", "judge"]
    assert run(sources, [judge], {}, judges=[half]).texts.keys() == {"a.tf", "b.tf"}


def test_a_fix_that_breaks_the_file_is_left_out_and_named() -> None:
    good, bad = _fixer("good", "aaa", "bbb"), _fixer("bad", "ccc", "{{")
    outcome = run([_source("aaa = 1", "ccc = 1")], [good, bad], {})
    assert outcome.texts == {"main.tf": _source("bbb = 1", "ccc = 1").text}
    (sentence,) = outcome.reverted
    assert sentence.startswith(
        "main.tf: the fix of bad for aws_x.y would break the file"
    )
    assert [f.fixer for f in outcome.remaining] == ["bad"]


def test_fixes_without_an_end_change_nothing() -> None:
    there, back = _fixer("there", "aaa", "bbb"), _fixer("back", "bbb", "aaa")
    outcome = run([_source("aaa = 1")], [there, back], {})
    assert outcome.texts == {}
    assert outcome.fixed == []
    (sentence,) = outcome.reverted
    assert f"no end after {MAX_ROUNDS} rounds" in sentence


@pytest.mark.parametrize(("unsafe", "changed"), [(False, False), (True, True)])
def test_unsafe_fixes_want_to_be_asked_for(*, unsafe: bool, changed: bool) -> None:
    risky = _fixer("risky", "aaa", "bbb", safety=Safety.UNSAFE)
    outcome = run([_source("aaa = 1")], [risky], {}, unsafe=unsafe)
    assert bool(outcome.texts) is changed
    assert len(outcome.remaining) == (not changed)


def test_a_broken_file_is_a_problem_and_the_others_are_fixed() -> None:
    broken = Source("a.tf", 'resource "aws_x" "y" {\n  aaa = \n}\n')
    outcome = run(
        [broken, _source("aaa = 1", path="b.tf")], [_fixer("f", "aaa", "bbb")], {}
    )
    assert [error.path for error in outcome.problems] == ["a.tf"]
    assert list(outcome.texts) == ["b.tf"]


def test_a_fix_writes_nothing_into_a_file_that_is_no_hcl() -> None:
    read = 'name = "${var.prefix}-a"'
    sources = [
        _source(read, "x { a = 1, y { b = 2 } }", path="a.tf"),
        _source(read, "size = local.a", path="b.tf"),
        Source("c.tf", "locals {\n  a = aws_x.y.id\n}\n"),
    ]
    outcome = run(sources, registry.selected(("undeclared-variable",), ()), {})
    assert not outcome.reverted
    assert list(outcome.texts) == ["b.tf"]
    assert outcome.texts["b.tf"].startswith('variable "prefix" {')


def test_errors_of_one_line_are_one_finding() -> None:
    fenced = "```hcl\nlocals {\n}\n```\n"
    said = "I'll add the topic, too; it is not read by anyone yet.\n"
    file = File(Source("main.tf", f"{fenced}locals {{\n}}\n{said}"))
    file.read_whole()
    assert len(file.problems) == 4
    (foreign_text,) = registry.selected(("foreign-text",), ())
    checked = check(Module({"main.tf": file}), [foreign_text], {})
    assert [file.line(one.start) for one in checked.findings] == [1, 4, 7]


def test_only_what_is_wanted_is_judged_and_only_what_is_writable_changes() -> None:
    sources = [_source("aaa = 1", path=path) for path in ("a.tf", "b.tf")]
    outcome = run(sources, [_fixer("f", "aaa", "bbb")], {}, wanted={"a.tf"})
    assert list(outcome.texts) == ["a.tf"]
    outcome = run(sources, [_fixer("f", "aaa", "bbb")], {}, writable={"b.tf"})
    assert list(outcome.texts) == ["b.tf"]
    assert [f.path for f in outcome.remaining] == ["a.tf"]


def test_only_what_can_hold_something_is_parsed() -> None:
    seen = []

    def check(resource: Resource, _: Context) -> Iterator[Finding]:
        seen.append(resource.label.value)
        yield from ()

    check.__name__ = "words"
    words = fixer(
        Resources(
            EVERY_AWS,
            holds=lambda type_, seen, _: type_ == "aws_a" and '"word"' in seen.text,
        ),
        groups=(),
        safety=Safety.MANUAL,
        impact=Impact.NONE,
        refused_by="",
    )(check)
    text = "".join(
        f'resource "{type_}" "{name}" {{\n  x = {value}\n}}\n'
        for type_, name, value in [
            ("aws_a", "without", 1),
            ("aws_a", "with", '"word"'),
            ("aws_b", "another", '"word"'),
            ("b", "no_aws", '"word"'),
        ]
    )
    run([Source("main.tf", text)], [words], {})
    assert seen == ["with"]
