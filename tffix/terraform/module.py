"""A module: the files of one folder together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tffix.syntax import nodes as n
from tffix.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.syntax.file import File


class Module:
    """The Terraform files of one folder.

    Every access that parses raises HclSyntaxError, with the path of the file.
    """

    def __init__(self, files: Mapping[str, File]) -> None:
        self.files = dict(sorted(files.items()))

    def blocks(self, type_: str, *labels: str) -> Iterator[tuple[File, n.Block]]:
        """Give the top-level blocks of a type whose first labels are these."""
        needle = labels[0] if labels else type_
        for file in self.files.values():
            if needle in file.text:
                for block in file.blocks(type_, *labels):
                    yield file, block

    def local(self, name: str) -> tuple[File, n.Attribute] | None:
        """Give the definition of ``local.name``."""
        for file, block in self.blocks("locals"):
            attribute = block.body.attribute(name)
            if attribute:
                return file, attribute
        return None

    def references(self, root: str, name: str) -> Iterator[tuple[File, n.GetAttr]]:
        """Give every place that says ``root.name``, wherever it stands.

        ``references("aws_lb", "web")`` gives the ``aws_lb.web`` of ``aws_lb.web.arn``.
        """
        word = re.compile(rf"\b{re.escape(name)}\b")
        for file in self.files.values():
            if root not in file.text or not word.search(file.text):
                continue
            for node in walk(file.body):
                if (
                    isinstance(node, n.GetAttr)
                    and node.name.name == name
                    and isinstance(node.source, n.Variable)
                    and node.source.name == root
                ):
                    yield file, node


def address(block: n.Block) -> str:
    """Give the address of a top-level block: ``aws_lb.web``, ``module.vpc``, …."""
    labels = [label.value for label in block.labels]
    return ".".join(
        labels if block.type.name == "resource" else [block.type.name, *labels]
    )
