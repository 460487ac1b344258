"""The command line, called in this process."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tffix.cli.main import main

# what the reserved-name-prefix fixer finds and fixes
SG = 'resource "aws_security_group" "web" {\n  name = "sg-web"\n}\n'
FIXED_SG = SG.replace("sg-web", "web-sg")
CLEAN = 'variable "name" {\n  type = string\n}\n'
BROKEN = 'resource "aws_lb" "web" {\n  name = "web\n}\n'


class Result(NamedTuple):
    """What a call gave."""

    code: int
    out: str
    err: str


class Tffix:
    """Calls tffix with arguments."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Result:
        self._capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as stop:  # argparse
            code = int(stop.code or 0)
        return Result(code, *self._capsys.readouterr())


@pytest.fixture
def tffix(capsys: pytest.CaptureFixture[str]) -> Tffix:
    """Give what calls the command line."""
    return Tffix(capsys)
