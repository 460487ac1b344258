"""Text that may stand in XML 1.0."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORBIDDEN = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(
    parent: ET.Element | None, tag: str, attributes: Mapping[str, object]
) -> ET.Element:
    """Make an element; characters that XML cannot hold are replaced."""
    readable = {name: clean(f"{value}") for name, value in attributes.items()}
    if parent is None:
        return ET.Element(tag, readable)
    return ET.SubElement(parent, tag, readable)


def document(root: ET.Element) -> str:
    """Give a document with its declaration and indent."""
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def clean(text: str) -> str:
    """Replace the characters that XML cannot hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
