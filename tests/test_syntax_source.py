"""Source text: bytes in, the same bytes out, and places in between."""

from __future__ import annotations

import pytest

from tffix.source import Source


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbfa = 1\r\n",
        b"\xef\xbb\xbf\xef\xbb\xbf",
        b"# caf\xe9 \xff\xed\xa0\x80\n",
        "π\u2028\u0085\n".encode(),
        b"a\rb\n\r\n",
    ],
)
def test_bytes_come_back(data: bytes) -> None:
    assert Source.decode("x.tf", data).encode() == data


def test_the_byte_order_mark_is_not_text() -> None:
    source = Source.decode("x.tf", b"\xef\xbb\xbfa")
    assert (source.text, source.bom) == ("a", True)
    assert source.replaced("b").encode() == b"\xef\xbb\xbfb"


def test_bytes_that_are_not_utf8_are_kept_apart() -> None:
    assert Source.decode("x.tf", b"\xe9").text == "\udce9"


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2))],
)
def test_positions_are_counted_in_characters(
    offset: int, place: tuple[int, int]
) -> None:
    assert Source("x.tf", "é\r\nb\n😀").position(offset) == place


def test_only_a_newline_ends_a_line() -> None:
    source = Source("x.tf", "a\u2028b\rc\r\nd")
    assert source.line_text(1) == "a\u2028b\rc"
    assert source.line_text(2) == "d"
    assert len(source.line_starts) == 2


@pytest.mark.parametrize(
    ("text", "newline"),
    [("", "\n"), ("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("\n", "\n")],
)
def test_the_first_line_tells_the_line_end(text: str, newline: str) -> None:
    assert Source("x.tf", text).newline == newline
