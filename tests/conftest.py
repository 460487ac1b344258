"""Fixtures and flags of the whole test suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# what a machine does besides makes no test fail
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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
