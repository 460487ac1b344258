"""No byte is lost, nodes nest, and the index agrees, whatever the file."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hcl_strategies import files, mutated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tffix.engine.registry import fixers
from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.hcl.lexer import tokens
from tffix.hcl.parser import MOST_PROBLEMS, parse, problems
from tffix.hcl.scanner import index
from tffix.hcl.walk import walk
from tffix.rule.subjects import SyntaxErrors
from tffix.source import Source

GOLDEN = sorted((Path(__file__).parent.parent / "golden").rglob("*.tf"))
# what their fixers look at does not parse
BROKEN = tuple(
    fixer.name.replace("-", "_")
    for fixer in fixers()
    if isinstance(fixer.subject, SyntaxErrors)
)
GAP = re.compile(r"(?:[ \t\r\n]|/\*(?s:.*?)\*/|(?:#|//)[^\n]*)*")
relaxed = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def assert_lossless(text: str) -> n.Body:
    """Check what holds of every text that parses; give its tree."""
    body = parse(text)
    at = 0
    for token in tokens(text):
        assert at <= token.start_pos <= token.end_pos
        assert GAP.fullmatch(text, at, token.start_pos)
        if token.type == "NEWLINE":
            assert GAP.fullmatch(text, token.start_pos, token.end_pos)
            assert "\n" in text[token.start_pos : token.end_pos]
        else:
            assert text[token.start_pos : token.end_pos] == token.value
        at = token.end_pos
    assert GAP.fullmatch(text, at)
    for node in walk(body):
        last = node.start
        for child in node.children():
            assert last <= child.start <= child.end <= node.end
            last = child.end
    return body


def assert_indexed(text: str, body: n.Body) -> None:
    """Check that the index, where it has an answer, is what the parser says."""
    spans = index(text)
    if spans is None:
        return
    assert len(body.items) == len(spans)
    for block, span in zip(body.blocks(), spans, strict=True):
        labels = tuple(label.value for label in block.labels)
        assert span == (block.type.name, labels, block.start, block.end)
        alone = parse(text, span.start, span.end)
        assert list(map(described, alone.items)) == [described(block)]
    file = File(Source("any.tf", text))
    for span, block in zip(spans, body.blocks(), strict=True):
        assert_read_in_parts(file.block(span), block)


def assert_read_in_parts(unread: n.Block, block: n.Block) -> None:
    """Check that what is read item by item is what the parser says of the whole."""
    assert repr(unread) == repr(block)
    assert described(unread.type) == described(block.type)
    assert list(map(described, unread.labels)) == list(map(described, block.labels))
    assert unread.body.start == block.body.start
    assert unread.body.end == block.body.end
    given: list[n.Node] = []
    for item in block.body.items:
        if isinstance(item, n.Attribute):
            found = unread.body.attribute(item.name.name)
            assert found
            assert described(found) == described(item)
            given.append(found)
    assert unread.body.attribute("without") is None
    for part, inner in zip(unread.body.blocks(), block.body.blocks(), strict=True):
        assert unread.body.blocks(part.type.name).count(part) == 1
        assert_read_in_parts(part, inner)
        given.append(part)
    assert unread.body.blocks("without") == []
    assert set(unread.body.items) == set(given)
    assert [item.start for item in unread.body.items] == [
        item.start for item in block.body.items
    ]


def described(root: n.Node) -> list[object]:
    """Give everything that nodes say, in the order of the text."""
    return [
        (
            type(node).__name__.removeprefix("Unread"),
            *(
                getattr(node, name)
                for kind in type(node).__mro__[:-1]
                for name in kind.__dict__.get("__slots__", ())
                if isinstance(getattr(node, name), str | int | bool | None)
            ),
        )
        for node in walk(root)
        if not isinstance(node, n.Body)
    ]


def assert_read_as_parsed(text: str) -> None:
    """Check that a file read in parts has the nodes or the error of the parser."""
    file = File(Source("any.tf", text))
    expected = None
    try:
        body = parse(text)
    except HclSyntaxError as error:
        expected = error.start, error.message
    if expected:
        with pytest.raises(HclSyntaxError) as raised:
            _ = file.body
        assert (raised.value.start, raised.value.message) == expected
    else:
        assert (file.body.start, file.body.end) == (body.start, body.end)
        assert described(file.body) == described(body)


@relaxed
@given(files())
def test_what_is_written_parses_and_comes_back(text: str) -> None:
    assert_indexed(text, assert_lossless(text))
    assert problems(text) == []


@relaxed
@given(mutated())
def test_what_is_mutated_parses_or_is_explained(text: str) -> None:
    found = problems(text)
    if not found:
        assert_indexed(text, assert_lossless(text))
        return
    with pytest.raises(HclSyntaxError) as raised:
        parse(text)
    assert raised.value.start == found[0].start
    assert len(found) <= MOST_PROBLEMS
    for problem in found:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert problem.message


@relaxed
@given(mutated())
def test_what_is_read_in_parts_is_right_or_refused(text: str) -> None:
    file = File(Source("any.tf", text))
    with suppress(HclSyntaxError):
        stack = [file.block(span) for span in file.spans]
        while stack:
            block = stack.pop()
            for name in re.findall(r"[^\W\d][\w-]*", text[block.start : block.end]):
                with suppress(HclSyntaxError):
                    found = block.body.attribute(name)
                    assert found is None or found.name.name == name
            with suppress(HclSyntaxError):
                stack += block.body.blocks()
            with suppress(HclSyntaxError):
                assert block.body.items is block.body.items


@relaxed
@given(st.binary(max_size=200))
def test_any_bytes_come_back(data: bytes) -> None:
    source = Source.decode("any.tf", data)
    assert source.encode() == data
    problems(source.text)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: "-".join(path.parts[-3:]))
def test_golden_files_come_back(path: Path) -> None:
    data = path.read_bytes()
    source = Source.decode(path.name, data)
    assert source.encode() == data
    assert_read_as_parsed(source.text)
    try:
        body = assert_lossless(source.text)
    except HclSyntaxError:
        assert {"rejected", "broken", *BROKEN}.intersection(path.parts)
    else:
        assert_indexed(source.text, body)


@relaxed
@given(mutated())
def test_a_file_is_what_the_parser_says(text: str) -> None:
    assert_read_as_parsed(text)
