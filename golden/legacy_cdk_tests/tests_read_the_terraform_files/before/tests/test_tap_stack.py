"""Unit tests of TapStack."""

from pathlib import Path


class TestTapStack:
    def test_vpc(self):
        assert "aws_vpc" in Path("lib/main.tf").read_text()
