"""No byte is lost, nodes nest, and the index agrees, whatever the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hcl_strategies import files, mutated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tffix.errors import HclSyntaxError
from tffix.syntax import nodes as n
from tffix.syntax.lexer import tokens
from tffix.syntax.parser import MOST_PROBLEMS, parse, problems
from tffix.syntax.scanner import index
from tffix.syntax.walk import walk
from tffix.text import Source

GOLDEN = sorted((Path(__file__).parent.parent / "golden").rglob("*.tf"))
GAP = re.compile(r"(?:[ \t\r\n]|/\*(?s:.*?)\*/|(?:#|//)[^\n]*)*")
relaxed = settings(
    deadline=None,
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
        assert [repr(node) for node in walk(alone)][1:] == [
            repr(node) for node in walk(block)
        ]


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
    try:
        body = assert_lossless(source.text)
    except HclSyntaxError:
        assert path.parent.name in ("rejected", "broken")
    else:
        assert_indexed(source.text, body)
