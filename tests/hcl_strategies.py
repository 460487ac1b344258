"""Hypothesis strategies that write HCL, as people do and as nobody does."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

Text = st.SearchStrategy[str]

names = st.sampled_from(
    ["a", "b2", "for_each", "x-y", "π", "_", "if", "in", "for", "null", "EOT"]
)
blanks = st.sampled_from([" ", "", "  ", "\t", " /* } */ ", '/* \n" */'])
new_lines = st.sampled_from(["\n", "\r\n", "\n\n", " # }\n", '//"\n', "\n  /* { */\n"])
# where newlines do not count
gaps = st.one_of(blanks, new_lines)
plain = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters='"\\$%\r\n\0'),
    max_size=6,
)
escaped = st.sampled_from(
    [r"\n", r"\"", r"\\", r"\u00e9", r"\U0001F600", "$${", "%%{", "$", "%", "$$", " "]
)
numbers = st.sampled_from(["0", "007", "1.5", "1e5", "2.5E-3"])
unary = st.sampled_from(["-", "!", ""])
# a hyphen behind a name would be part of it
binary = st.sampled_from(
    ["+", " -", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||"]
)


def files() -> SearchStrategy[str]:
    """Give whole files that terraform's parser accepts."""
    return st.builds("".join, st.tuples(_any(new_lines), bodies(3), _any(new_lines)))


@cache
@st.composite
def bodies(draw: DrawFn, depth: int) -> str:
    """Give the items of a body, each on its lines; no argument twice."""
    taken: set[str] = set()
    lines = []
    for _ in range(draw(st.integers(0, 3))):
        name = draw(names)
        if depth and draw(st.booleans()):
            lines.append(draw(blocks(depth - 1)))
        elif name not in taken:
            taken.add(name)
            lines.append(name + draw(blanks) + "=" + draw(_ended(depth)))
        else:
            continue
        lines.append(draw(new_lines))
    return "".join(lines)


@cache
@st.composite
def blocks(draw: DrawFn, depth: int) -> str:
    """Give a block, on one line or on several."""
    header = draw(names)
    for _ in range(draw(st.integers(0, 2))):
        header += draw(blanks) + " "
        header += draw(st.one_of(names, st.just('""'), plain.map('"{}"'.format)))
    header += draw(blanks) + "{"
    kind = draw(st.integers(0, 2))
    if kind == 0:
        return header + draw(blanks) + "}"
    if kind == 1:
        value = draw(expressions(depth, heredocs=False))
        return f"{header} {draw(names)} ={value}{draw(blanks)}}}"
    return header + draw(new_lines) + draw(bodies(depth)) + "}"


@cache
def expressions(depth: int, *, heredocs: bool = True) -> SearchStrategy[str]:
    """Give an expression that may stand where newlines count, blanks around it."""
    if not depth:
        return st.one_of(names.map(" {}".format), numbers, strings(0))
    alone = expressions(depth - 1, heredocs=False)
    kinds = [
        expressions(0),
        strings(depth - 1),
        st.builds("{}{}{}".format, unary, blanks, alone),
        st.builds("{}{}{}{}".format, alone, blanks, binary, alone),
        st.builds("{} ?{}:{}".format, alone, alone, alone),
        st.builds(" {}.{}".format, names, names),
        st.builds(" {}.*.{}[*]".format, names, names),
        st.builds(" {}[{}]{}".format, names, _loose(depth - 1), _traversal),
        st.builds("({})".format, _loose(depth - 1)),
        st.builds("[{}]".format, _listed(depth - 1).map(_no_for)),
        st.builds(" {}({})".format, names, _listed(depth - 1)),
        st.builds(" p::{}({})".format, names, _listed(depth - 1)),
        st.builds(" f({}...)".format, _loose(depth - 1)),
        objects(depth - 1),
        st.builds(
            "[{}for {} in ({}):{} if ({})]".format,
            *(gaps, names, alone, alone, _ended(depth - 1)),
        ),
        st.builds("{{for k, {} in ({}):{}=>{}}}".format, names, alone, alone, alone),
    ]
    if heredocs:
        kinds.append(_heredocs(depth - 1))
    return st.one_of(kinds)


@cache
@st.composite
def objects(draw: DrawFn, depth: int) -> str:
    """Give an object constructor."""
    out = "{" + draw(st.sampled_from(["", "\n", " # }\n"]))
    for _ in range(draw(st.integers(0, 3))):
        key = draw(st.one_of(names, numbers, st.just("(a)"), strings(0)))
        # as the first word of an object this would begin a for expression
        out += "(for)" if key == "for" else key
        out += draw(st.sampled_from([" =", " :"])) + draw(_ended(depth))
        if not out.endswith("\n"):
            out += draw(st.sampled_from(["\n", ",", ",\n", " # ,\n"]))
    return out + "}"


@cache
@st.composite
def strings(draw: DrawFn, depth: int) -> str:
    """Give a quoted template."""
    parts = st.one_of(plain, escaped, _sequences(depth))
    # a sign before a brace would escape it, or begin a sequence
    content = [
        part + " " if part[-1:] in ("$", "%") else part
        for part in draw(st.lists(parts, max_size=3))
    ]
    return '"' + "".join(content) + '"'


@cache
@st.composite
def _sequences(draw: DrawFn, depth: int) -> str:
    value = draw(_loose(depth - 1)) if depth > 0 else "a"
    strip = draw(st.sampled_from(["", "~"]))
    sequence = f"${{{strip}{value}{strip}}}"
    directive = draw(st.sampled_from(["", "if", "else", "for"]))
    if directive == "if":
        return f"%{{{strip}if {value}{strip}}}x{sequence}%{{ endif }}"
    if directive == "else":
        return f"%{{ if {value} }}%{{{strip} else {strip}}}{sequence}%{{ endif }}"
    if directive == "for":
        return f"%{{ for a in {value} }}{sequence}%{{ endfor {strip}}}"
    return sequence


@cache
@st.composite
def _heredocs(draw: DrawFn, depth: int) -> str:
    lines = st.one_of(plain, _sequences(depth), st.just(" EOT x"), st.just('}{"'))
    content = draw(st.lists(lines.filter(lambda it: it.strip() != "EOT"), max_size=3))
    opener = draw(st.sampled_from(["<<", "<<-"]))
    text = "".join(f"{line}\n" for line in content)
    return f"{opener}EOT\n{text}{draw(st.sampled_from(['', '  ']))}EOT"


@cache
def _loose(depth: int) -> Text:
    """Give an expression where newlines do not count."""
    return st.builds("{}{}{}".format, gaps, _ended(max(depth, 0)), gaps)


@cache
def _listed(depth: int) -> Text:
    items = st.lists(st.builds("{}{}".format, gaps, _ended(depth)), max_size=3)
    return items.map(",".join)


def _no_for(items: str) -> str:
    """Put something before a ``for`` that would begin a for expression."""
    gap = r"(?:\s|/\*(?s:.*?)\*/|(?:#|//)[^\n]*)*"
    return f"0,{items}" if re.match(rf"{gap}for(?![\w-])", items) else items


@cache
def _ended(depth: int) -> Text:
    """Give an expression, a new line behind a heredoc."""
    return expressions(depth).map(
        lambda it: it + "\n" if it.endswith("EOT") and "<<" in it else it
    )


def _any(some: Text) -> Text:
    return st.lists(some, max_size=2).map("".join)


_traversal = st.sampled_from(["", ".x", ".0", "[*].y", ".*", '["k"]'])

# what may be put anywhere to see whether it still parses
_PIECES = [
    "\n",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "=",
    "==",
    "=>",
    '"',
    "${",
    "%{",
    "~}",
    "<<EOT\n",
    "EOT\n",
    "#",
    "//",
    "/*",
    "*/",
    ".",
    ",",
    "...",
    ":",
    "?",
    "*",
    "[*]",
    ".*",
    "0",
    "1.5",
    "a",
    "for",
    "in",
    "if",
    "\\",
    "$",
    "%",
    "$${",
    "!",
    "-",
    "&&",
    "\r",
    "\x00",
    "\xa0",
    "é",
    "\ufeff",
    ";",
    "'",
]


@st.composite
def mutated(draw: DrawFn) -> str:
    """Give a file with something put in, taken out or repeated."""
    text = draw(files())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        until = draw(st.integers(at, min(at + 8, len(text))))
        piece = draw(st.one_of(st.sampled_from(_PIECES), st.just(text[at:until] * 2)))
        text = text[:at] + piece + text[until:]
    return text
