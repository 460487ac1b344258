"""Texts whose rules were measured and which no fixer looks at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tffix.aws import name_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.aws import NameRule

PATH = Path(__file__).with_name("texts.json")


def texts() -> Mapping[str, dict[str, NameRule]]:
    """Give the rules of descriptions, and of names that belong to something else."""
    facts = json.loads(PATH.read_text("utf-8"))["facts"]
    return {type_: name_rules(rules) for type_, rules in facts.items()}
