"""Syntax errors in the words of someone who writes HCL.

What can be said of a token that cannot stand where it does depends on what may stand
there, and on what is open around it: see ``sayings``.
"""

from __future__ import annotations

import re

from tffix.errors import HclSyntaxError, Place
from tffix.hcl.error_messages import EXPECTED, FOUND, SAYINGS, Situation
from tffix.hcl.lexer import Token, tokens
from tffix.hcl.table import Inline
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.hcl.table import Unexpected

_HALF_LINE = 40
_PLAIN = "expected EXPECTED, found FOUND"
_BLANK = pattern("EXPECTED|FOUND|NAME")
_CONFLICT = pattern(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)
_OPENERS = {
    "LBRACE": ("this block has", "brace", "the block begins here"),
    "OBRACE": ("this object has", "brace", "the object begins here"),
    "LBRACK": ("this bracket has", "bracket", "the bracket opens here"),
    "LPAREN": ("this parenthesis has", "parenthesis", "the parenthesis opens here"),
    "INTERPOLATION": ("this ${ has", "brace", "the sequence begins here"),
    "T_IF": ("this %{ if has", "%{ endif }", "the if begins here"),
    "T_FOR": ("this %{ for has", "%{ endfor }", "the for begins here"),
}
# words for several types of token
_GROUPS = {
    "OPERAND": "IDENT IF IN NUMBER STRING OQUOTE OHEREDOC LBRACK OBRACE LPAREN MINUS"
    " BANG",
    "OPERATOR": "PLUS STAR SLASH PERCENT AND OR EQ NE LT GT LE GE QUESTION",
}


def explain(
    text: str, start: int, end: int, error: Unexpected, values: list[Any]
) -> HclSyntaxError:
    """Turn what the table found into a message about the text from start to end.

    ``values`` are the nodes and tokens before it that were not joined yet.
    """
    token = error.token
    at = _opener(values)
    opener: Token | None = values[at] if at >= 0 else None
    before: Token | None = values[-1] if values and _type(values[-1]) else None
    it = Situation(
        _kinds(text, token, values),
        FOUND.get(token.type) or _quoted(token.value),
        error.expected,
        before.type if before else "",
        before.value if before else "",
        _type(values[-2]) if len(values) > 1 else "",
        opener.type if opener else "",
        call=at > 0 and type(values[at - 1]) is Inline,
        for_=at >= 0 and "FOR" in map(_type, values[at + 1 : at + 2]),
    )
    if token.type == "$END" and opener:
        return _never_closed(text, start, end, it, opener)
    if it.before == "ELLIPSIS":
        token = before or token
    message, hint = _say(it)
    related = None
    if opener and opener.type != "LBRACE" and token.start_pos > opener.end_pos:
        here = _OPENERS[opener.type][2]
        if "\n" in text[opener.end_pos : token.start_pos]:
            related = Place(opener.start_pos, opener.end_pos, here)
    stop = token.start_pos + 1 if token.type == "NEWLINE" else token.end_pos
    return HclSyntaxError(message, token.start_pos, stop, hint, related)


def _say(it: Situation) -> tuple[str, str]:
    for applies, sayings in SAYINGS:
        if applies(it):
            for kinds, message, hint in sayings:
                if not it.kinds.isdisjoint(kinds.split()):
                    return _filled(message or _PLAIN, it), _filled(hint, it)
    return _filled(_PLAIN, it), ""


def _filled(saying: str, it: Situation) -> str:
    words = {"EXPECTED": _expected(it.expected), "FOUND": it.found, "NAME": it.name}
    return _BLANK.sub(lambda blank: words[blank[0]], saying)


def _kinds(text: str, token: Token, values: list[Any]) -> set[str]:
    kinds = {token.type, "ANY"}
    for group, types in _GROUPS.items():
        if token.type in types.split():
            kinds.add(group)
    if token.type == "LT" and "<<" in text[token.start_pos - 1 : token.end_pos + 1]:
        kinds.add("HEREDOC_SIGN")
    if token.type == "NEWLINE":
        if text.startswith("{", token.end_pos):
            kinds.add("BRACE_BELOW")
        if len(values) > 1 and _type(values[-2]):
            kinds.add("ONE_LABEL")
    return kinds


def conflict(text: str, start: int, error: HclSyntaxError) -> HclSyntaxError:
    """Give the error of a merge conflict above or at another one; else that one."""
    marker = _CONFLICT.search(text, start)
    line_end = text.find("\n", error.start)
    if marker is None or (marker.start() > line_end >= 0):
        return error
    return HclSyntaxError(
        "a conflict marker of a version control system",
        *marker.span(),
        "resolve the merge conflict first",
    )


def _type(value: Any) -> str:
    """Give the type of a token; nothing for a node."""
    return value.type if type(value) is Token else ""


def _opener(values: list[Any]) -> int:
    """Give the place in a list of the innermost thing that is open; -1 for none."""
    for at in range(len(values) - 1, -1, -1):
        if _type(values[at]) in _OPENERS:
            return at
    return -1


def _expected(names: set[str]) -> str:
    """Say what could stand here."""
    for some, words in EXPECTED:
        if some <= names:
            return words
    return "something else"


def _quoted(value: str) -> str:
    """Give a token to show: in quotes, as much of it as fits half a line."""
    value = value.split("\n", 1)[0].rstrip().strip('"')
    return f'"{value}"' if len(value) <= _HALF_LINE else f'"{value[:_HALF_LINE]}…"'


def _never_closed(
    text: str, start: int, end: int, it: Situation, opener: Token
) -> HclSyntaxError:
    """The text ends while something is open."""
    subject, closer, here = _OPENERS[opener.type]
    closing = closer if closer.startswith("%") else f"closing {closer}"
    hint = f"a {closing} is missing"
    if not _lacks_only_closer(it):
        message = _filled(_PLAIN, it)
        begins = Place(opener.start_pos, opener.end_pos, here)
        return HclSyntaxError(message, end, end, hint, begins)
    related = None
    suspect = _suspect(text, start, end) if opener.type == "LBRACE" else None
    if suspect and suspect.start_pos != opener.start_pos:
        line = text.count("\n", 0, suspect.start_pos) + 1
        hint += f", by the indents that of the block on line {line}"
        words = "its closing brace may be missing"
        related = Place(suspect.start_pos, suspect.end_pos, words)
    message = f"{subject} no {closing}"
    return HclSyntaxError(message, opener.start_pos, opener.end_pos, hint, related)


def _lacks_only_closer(it: Situation) -> bool:
    """Whether what is open could be closed here, as far as its parts go."""
    if not {"NUMBER", "EQUAL"}.isdisjoint(it.expected) or it.for_:
        return False
    if it.opener == "LPAREN":
        return it.call and "RPAREN" in it.expected
    closers = {"LBRACE": "NEWLINE RBRACE", "OBRACE": "RBRACE", "LBRACK": "RBRACK"}
    wanted = closers.get(it.opener, "SEQUENCE_END").split()
    return it.opener[:2] != "T_" and not it.expected.isdisjoint(wanted)


def _suspect(text: str, start: int, end: int) -> Token | None:
    """Give the first opening brace whose closing one is missing, by the indents."""
    stack: list[tuple[Token, int]] = []
    line_begins = True
    indent = 0
    for token in tokens(text, start, end):
        if token.type == "NEWLINE":
            line_begins = True
            continue
        if line_begins:
            line = text.rfind("\n", 0, token.start_pos) + 1
            indent = token.start_pos - line
            closes = token.type in ("RBRACE", "RBRACK", "RPAREN")
            if stack and indent < stack[-1][1] + (not closes):
                return stack[-1][0]
        line_begins = False
        if token.type in ("LBRACE", "OBRACE"):
            stack.append((token, indent))
        elif token.type == "RBRACE" and stack:
            stack.pop()
    return None
