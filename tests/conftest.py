"""Fixtures and flags of the whole test suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# What a machine does besides makes no test fail, and no chance either: a property is
# asked of the same inputs until its test changes. "make fuzz" asks it of new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what tffix gives now to golden/, and fail for what changed",
    )
    parser.addoption(
        "--contract-of",
        metavar="NAME",
        default="",
        help="let a real terraform judge the cases of one fixer only",
    )
