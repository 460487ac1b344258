"""Draws docs/recording.svg: twenty seconds on a terminal, from the real program.

It is one picture that moves by CSS alone, so it plays where an image may stand. Lines
appear when their command has been typed, and scroll up. Who wants no motion, or shows
no animation, sees the first screen.

Run it with the development environment: python docs/recording.py
"""

from __future__ import annotations

import io
import shutil
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from picture import DOCS, STACK, printed
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME as THEME
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

# commands, and for how many seconds one can read what they print
STEPS = (
    (("tffix", "--check", "lib/"), 5.5),
    (("tffix", "--diff", "lib/networking.tf"), 4.0),
    (("tffix", "--apply", "lib/"), 3.5),
    (("tffix", "lib/"), 2.5),
)
SECONDS = 20.0
TYPED = 0.06  # seconds a character
COLUMNS, ROWS = 96, 24
WIDTH, HEIGHT = 8.4, 18.0  # pixels of a character
MARGIN = 14.0

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" \
role="img" aria-label="tffix finds six defects, shows a diff, and fixes them">
<style>
text {{ font: 14px/1 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; \
fill: {foreground}; white-space: pre }}
.b {{ font-weight: bold }}
.typing {{ visibility: hidden }}
{style}
@media (prefers-reduced-motion: reduce) {{ * {{ animation: none !important }} }}
</style>
<rect width="100%" height="100%" rx="8" fill="{background}"/>
<svg x="{margin:g}" y="{margin:g}" width="{inner_width:g}" height="{inner_height:g}">
<g class="scroll">
{body}
</g>
</svg>
</svg>
"""
COVER = """\
<g class="typing type{number}"><rect x="{x:g}" y="{y:g}" width="{width:g}" \
height="{height:g}" fill="{background}"/><rect x="{x:g}" y="{y:g}" width="{cursor:g}" \
height="{height:g}" fill="{foreground}"/></g>"""


class Step(NamedTuple):
    """A command on the screen: its lines and when, in seconds, it is typed."""

    lines: list[Text]
    first: int
    begin: float
    typed: float


def recording() -> str:
    """Give the picture."""
    steps = list(_steps())
    style = []
    body = []
    scrolled = ["0% { transform: translateY(0) }"]
    for number, step in enumerate(steps):
        style += _keyframes(number, step)
        prompt, *printed_ = step.lines
        body.append(f'<g class="show{number}">{_line(step.first, prompt)}')
        body.append(_cover(number, step, len(prompt.plain)) + "</g>")
        body.append(f'<g class="show{number}o">')
        body += [_line(step.first + 1 + n, text) for n, text in enumerate(printed_)]
        body.append("</g>")
        for when, last in (
            (step.begin, step.first + 1),
            (step.typed, step.first + len(step.lines)),
        ):
            up = max(0, last - ROWS) * HEIGHT
            scrolled.append(f"{_at(when)} {{ transform: translateY(-{up:g}px) }}")
    style.append(f".scroll {{ animation: scroll {SECONDS:g}s step-end infinite }}")
    style.append(f"@keyframes scroll {{ {' '.join(scrolled)} }}")
    inner_width, inner_height = COLUMNS * WIDTH, ROWS * HEIGHT
    return SVG.format(
        width=inner_width + 2 * MARGIN,
        height=inner_height + 2 * MARGIN,
        inner_width=inner_width,
        inner_height=inner_height,
        margin=MARGIN,
        foreground=THEME.foreground_color.hex,
        background=THEME.background_color.hex,
        style="\n".join(style),
        body="\n".join(body),
    )


def _steps() -> Iterator[Step]:
    """Run the commands, one after the other, on a copy of the stack."""
    console = Console(width=COLUMNS, file=io.StringIO())
    first, begin = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(STACK, Path(folder) / "lib")
        for command, pause in STEPS:
            prompt = Text(f"$ {' '.join(command)}", style="bold")
            lines = [prompt]
            for line in printed(command, folder):
                lines += Text.from_ansi(line).wrap(console, COLUMNS)
            typed = begin + TYPED * len(prompt.plain)
            yield Step(lines, first, begin, typed)
            first += len(lines)
            begin = typed + pause


def _keyframes(number: int, step: Step) -> Iterator[str]:
    shown = "0% {{ visibility: hidden }} {}, 100% {{ visibility: visible }}"
    for name, when in ((f"show{number}", step.begin), (f"show{number}o", step.typed)):
        yield f".{name} {{ animation: {name} {SECONDS:g}s step-end infinite }}"
        yield f"@keyframes {name} {{ {shown.format(_at(when))} }}"
    count = len(step.lines[0].plain) - 2
    yield (
        f".type{number} {{ animation: type{number} {SECONDS:g}s infinite,"
        f" cover{number} {SECONDS:g}s step-end infinite }}"
    )
    yield (
        f"@keyframes type{number} {{ 0%, {_at(step.begin)} {{ transform: none;"
        f" animation-timing-function: steps({count}) }} {_at(step.typed)}, 100%"
        f" {{ transform: translateX({count * WIDTH:g}px) }} }}"
    )
    yield (
        f"@keyframes cover{number} {{ 0% {{ visibility: hidden }} {_at(step.begin)}"
        f" {{ visibility: visible }} {_at(step.typed)}, 100%"
        " { visibility: hidden } }"
    )


def _at(seconds: float) -> str:
    return f"{100 * seconds / SECONDS:.2f}%"


def _cover(number: int, step: Step, columns: int) -> str:
    """Give what hides the part of a command that is not typed yet, with the cursor."""
    return COVER.format(
        number=number,
        x=2 * WIDTH,
        y=step.first * HEIGHT,
        width=columns * WIDTH,
        height=HEIGHT,
        cursor=WIDTH,
        foreground=THEME.foreground_color.hex,
        background=THEME.background_color.hex,
    )


def _line(row: int, text: Text) -> str:
    """Give one line of the screen: a text for each of its styles."""
    console = Console(width=COLUMNS, file=io.StringIO(), force_terminal=True)
    found = []
    column = 0
    for segment in text.render(console):
        if segment.text.strip():
            found.append(_segment(row, column, segment.text, segment.style or Style()))
        column += segment.cell_length
    return "".join(found)


def _segment(row: int, column: int, text: str, style: Style) -> str:
    blank = len(text) - len(text.lstrip())
    text = text.strip()
    x, y = (column + blank) * WIDTH, (row + 0.75) * HEIGHT
    bold = ' class="b"' if style.bold else ""
    fill = style.color and style.color.get_truecolor(THEME).hex
    color = f' style="fill: {fill}"' if fill else ""
    return (
        f'<text x="{x:g}" y="{y:g}" textLength="{len(text) * WIDTH:g}"{bold}{color}>'
        f"{escape(text, quote=False)}</text>"
    )


if __name__ == "__main__":
    (DOCS / "recording.svg").write_text(recording(), "utf-8")
