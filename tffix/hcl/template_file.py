"""Texts that are all a template, such as a file for ``templatefile``."""

from __future__ import annotations

from tffix.hcl import nodes as n

_MARKER = "END_OF_TEMPLATE"
_BEFORE = f"x = <<{_MARKER}\n"
TEMPLATE_START = len(_BEFORE)


def parse_template(text: str) -> n.Heredoc | None:
    """Parse a text that is all a template, such as a file for ``templatefile``.

    Nodes hold offsets that are ``TEMPLATE_START`` more than those in the text, and so
    does an HclSyntaxError that is raised. None where the text cannot be told from what
    it is parsed in.
    """
    from tffix.hcl.parser import parse  # noqa: PLC0415, deferred: seldom needed

    if _MARKER in text or text.endswith("~}"):
        return None
    match parse(f"{_BEFORE}{text}\n{_MARKER}\n").items:
        case (n.Attribute(value=n.Heredoc() as template),):
            return template
    return None
