"""Declarations of outputs that are not there yet."""

from __future__ import annotations

import os.path

from tffix.rewrite.verbs import insert_after
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.edit import Edit
    from tffix.terraform.module.module import Module
    from tffix.terraform.module.outputs import Made

_FILE = "outputs.tf"


def declare_output(name: str, made: Made, module: Module) -> list[Edit]:
    """Write an output behind the last one, or behind what it is made of."""
    lines = f'\noutput "{name}" {{\n  value = {made.code}\n}}\n'
    outputs = sorted(
        module.blocks("output"),
        key=lambda one: (os.path.basename(one[0].path) == _FILE, one[1].start),
    )
    file, block = outputs[-1] if outputs else (made.file, made.block)
    return insert_after(file, block, lines)
