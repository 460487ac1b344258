"""The cases in golden/, and what runs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tffix.golden import cases as golden
from tffix.golden.cases import TOGETHER, Case, around, read, run_example

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GOLDEN", "TOGETHER", "Case", "around", "cases", "read", "run_example"]

GOLDEN = Path(__file__).parent.parent / "golden"


def cases() -> Iterator[Case]:
    """Give every case of tffix, in order."""
    return golden.cases(GOLDEN)
