"""Pieces of pages that need nothing else: no network, no scripts."""

from __future__ import annotations

import re
import sys
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from tffix.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_COLOR = "#2563a8"
_COLORS = {
    "critical": "#c62f3b",
    "high": "#b45309",
    "medium": "#2563a8",
    "validate": "#7c3aed",
    "plan": "#b0358b",
    "apply": "#c2410c",
    "pytest": "#0f766e",
    "": "#6b7280",
}


def document(title: str, body: Iterable[str]) -> str:
    """Give a whole page."""
    style = files(__package__).joinpath("page.css").read_text("utf-8")
    lines = "\n".join(body)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{lines}\n</main>\n</body>\n</html>\n"
    )


def chart(title: str, numbers: Mapping[str, int], names: Mapping[str, str]) -> str:
    """Give a bar chart as SVG; what it shows is said in words, too.

    ``names`` are those that are shown, where a key is not. Raises ConfigError where
    pygal is not installed.
    """
    try:
        import pygal  # noqa: PLC0415, deferred: slow import, and optional
        from pygal.style import Style  # noqa: PLC0415
    except ImportError as error:
        message = "a page has charts, which need pygal: pip install 'tffix[report]'"
        raise ConfigError(message) from error
    # pygal leaves a finder behind that warns at every import that fails
    sys.meta_path[:] = [
        finder for finder in sys.meta_path if hasattr(finder, "find_spec")
    ]
    ink = "currentColor"
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground=ink,
        foreground_strong=ink,
        foreground_subtle=ink,
        opacity="1",
        opacity_hover="1",
        font_family="inherit",
        label_font_size=17,
        major_label_font_size=17,
        value_font_size=17,
        value_label_font_size=17,
        value_colors=("#ffffff",),
    )
    drawing = pygal.HorizontalBar(
        style=style,
        js=[],
        width=480,
        height=52 + 44 * len(numbers),
        margin=6,
        show_legend=False,
        show_x_labels=False,
        show_x_guides=False,
        show_y_guides=False,
        print_values=True,
        print_values_position="center",
        formatter=lambda value: f"{value:.0f}",
        range=(0, max(numbers.values())),
        disable_xml_declaration=True,
        no_prefix=True,
    )
    shown = [(names.get(key, key), key, number) for key, number in numbers.items()]
    shown.reverse()  # the first bar is the lowest
    drawing.x_labels = [name for name, _, _ in shown]
    values = [
        {"value": number, "color": _COLORS.get(key, _COLOR)} for _, key, number in shown
    ]
    drawing.add("", values)
    drawn = _without_outside(drawing.render(is_unicode=True))
    said = ", ".join(f"{name}: {number}" for name, _, number in reversed(shown))
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<div role="img" aria-label="{escape(title)}: {escape(said)}">{drawn}</div>'
        "</figure>"
    )


def _without_outside(svg: str) -> str:
    """Give a drawing without what only scripts or another place would use."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<script.*?</script>", "", svg, flags=re.DOTALL)
    return re.sub(r"<desc[^>]*>.*?</desc>|<title>.*?</title>", "", svg, flags=re.DOTALL)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Give a table of cells that are HTML; ``head`` is empty where it has none."""
    top = "".join(f"<th>{name}</th>" for name in head)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    top = f"<thead><tr>{top}</tr></thead>" if head else ""
    return f'<div class="wide"><table>{top}<tbody>{body}</tbody></table></div>'
