"""How findings are written: one module a format.

``concise`` and ``full`` are for people; the module of every other format has
``render``, which gives the whole document for a ``Report``.
"""

from __future__ import annotations

from importlib import import_module

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.output.diagnostics import Report

# where a module is not called as its format is
_MODULES = {"json": "json_document", "json-lines": "json_lines", "rdjsonl": "rdjson"}


def document(format_: str, report: Report) -> str:
    """Give the document of a format that is not for people, its last newline included.

    Lone surrogates in it are bytes of paths that are not UTF-8.
    """
    module = import_module(f"tffix.output.{_MODULES.get(format_, format_)}")
    render = "render_lines" if format_ == "rdjsonl" else "render"
    text: str = getattr(module, render)(report)
    return text
