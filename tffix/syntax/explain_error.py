"""Syntax errors in the words of someone who writes HCL.

What can be said of a token that cannot stand where it does depends on what may stand
there, and on what is open around it: such situations, and what to say of which token in
each of them, are listed in ``_SAYINGS``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix.errors import HclSyntaxError, Place
from tffix.syntax.lexer import Token, tokens
from tffix.syntax.table import Inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from tffix.syntax.table import Unexpected

_HALF_LINE = 40
_PLAIN = "expected EXPECTED, found FOUND"
_BLANK = re.compile("EXPECTED|FOUND|NAME")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)
_OPENERS = {
    "LBRACE": ("this block has", "brace", "the block begins here"),
    "OBRACE": ("this object has", "brace", "the object begins here"),
    "LBRACK": ("this bracket has", "bracket", "the bracket opens here"),
    "LPAREN": ("this parenthesis has", "parenthesis", "the parenthesis opens here"),
    "INTERPOLATION": ("this ${ has", "brace", "the sequence begins here"),
    "T_IF": ("this %{ if has", "%{ endif }", "the if begins here"),
    "T_FOR": ("this %{ for has", "%{ endfor }", "the for begins here"),
}
_OPERANDS = frozenset(
    [
        "IDENT",
        "IF",
        "IN",
        "NUMBER",
        "STRING",
        "OQUOTE",
        "OHEREDOC",
        "LBRACK",
        "OBRACE",
        "LPAREN",
        "BANG",
        "MINUS",
    ]
)
_OPERATORS = frozenset(
    [
        "PLUS",
        "STAR",
        "SLASH",
        "PERCENT",
        "AND",
        "OR",
        "EQ",
        "NE",
        "LT",
        "GT",
        "LE",
        "GE",
        "QUESTION",
    ]
)
_FOUND = {
    "NEWLINE": "the end of the line",
    "$END": "the end of the file",
    "CQUOTE": "the end of the string",
    "CHEREDOC": "the end of the heredoc",
    "OQUOTE": "a string",
    "OHEREDOC": "a heredoc",
    "TEXT": "text",
    "T_IF": "%{ if",
    "T_ELSE": "%{ else }",
    "T_ENDIF": "%{ endif }",
    "T_FOR": "%{ for",
    "T_ENDFOR": "%{ endfor }",
}
# What may come next, in words: the first line whose terminals all may come says it.
_EXPECTED = (
    ({"NUMBER", "OQUOTE", "RBRACE"}, 'a key or "}"'),
    ({"NUMBER", "OQUOTE", "RBRACK"}, 'a value or "]"'),
    ({"NUMBER", "OQUOTE", "RPAREN"}, 'a value or ")"'),
    ({"NUMBER", "OQUOTE"}, "a value"),
    ({"EQUAL", "LBRACE"}, '"=" and a value, or the "{" of a block'),
    ({"LBRACE"}, 'a label or "{"'),
    ({"IDENT", "NEWLINE", "RBRACE"}, 'an argument, the end of the line or "}"'),
    ({"IDENT", "RBRACE"}, 'an argument, a block or "}"'),
    ({"IDENT", "$END"}, "an argument or a block"),
    ({"IDENT", "STAR"}, "a name behind the dot"),
    ({"T_ENDIF"}, "%{ endif }"),
    ({"T_ENDFOR"}, "%{ endfor }"),
    ({"IDENT"}, "a name"),
    ({"NEWLINE", "COMMA"}, 'a comma, a new line or "}"'),
    ({"NEWLINE"}, "the end of the line"),
    ({"COMMA", "RBRACK"}, '"," or "]"'),
    ({"COMMA", "RPAREN"}, '"," or ")"'),
    ({"COMMA", "IN"}, '"in"'),
    ({"EQUAL", "COLON"}, '"=" and the value of the key'),
    ({"FATARROW"}, '"=>" and a value'),
    ({"SEQUENCE_END"}, 'the "}" that ends the sequence'),
    ({"COLON"}, '":"'),
    ({"EQUAL"}, '"="'),
    ({"IN"}, '"in"'),
    ({"RBRACE"}, '"}"'),
    ({"RBRACK"}, '"]"'),
    ({"RPAREN"}, '")"'),
    ({"LPAREN"}, '"("'),
)


class _Situation(NamedTuple):
    """A token that cannot stand where it does, and what is known about it."""

    kinds: set[str]  # what it is: its type, and words for several types
    found: str  # it, in words
    expected: set[str]  # the types of token that could stand there
    before: str  # the type of the token before it, where that is a token still
    name: str  # and what that says
    earlier: str  # the type of the token before that
    opener: str  # the type of what is open around it
    call: bool  # whether that is the parenthesis of a call
    for_: bool  # whether that is the bracket of a for expression


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
    it = _Situation(
        _kinds(text, token, values),
        _FOUND.get(token.type) or _quoted(token.value),
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


def _say(it: _Situation) -> tuple[str, str]:
    for applies, sayings in _SAYINGS:
        if applies(it):
            for kinds, message, hint in sayings:
                if not it.kinds.isdisjoint(kinds.split()):
                    return _filled(message or _PLAIN, it), _filled(hint, it)
    return _filled(_PLAIN, it), ""


def _filled(saying: str, it: _Situation) -> str:
    words = {"EXPECTED": _expected(it.expected), "FOUND": it.found, "NAME": it.name}
    return _BLANK.sub(lambda blank: words[blank[0]], saying)


def _kinds(text: str, token: Token, values: list[Any]) -> set[str]:
    kinds = {token.type, "ANY"}
    if token.type in _OPERANDS:
        kinds.add("OPERAND")
    if token.type in _OPERATORS:
        kinds.add("OPERATOR")
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
    for some, words in _EXPECTED:
        if some <= names:
            return words
    return "something else"


def _quoted(value: str) -> str:
    """Give a token to show: in quotes, as much of it as fits half a line."""
    value = value.split("\n", 1)[0].rstrip().strip('"')
    return f'"{value}"' if len(value) <= _HALF_LINE else f'"{value[:_HALF_LINE]}…"'


def _never_closed(
    text: str, start: int, end: int, it: _Situation, opener: Token
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


def _lacks_only_closer(it: _Situation) -> bool:
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


def _begins_item(it: _Situation) -> bool:
    names = it.expected
    return "IDENT" in names and names.isdisjoint(("NUMBER", "EQUAL", "LBRACE", "DOT"))


def _in_one_line(it: _Situation) -> bool:
    return (
        it.opener == "LBRACE"
        and "NEWLINE" not in it.expected
        and (it.expected == {"EQUAL"} or "RBRACE" in it.expected)
    )


def _ends_item(it: _Situation) -> bool:
    names = it.expected
    return "NEWLINE" in names and names.isdisjoint(("NUMBER", "RBRACE", "IDENT"))


def _separates(it: _Situation) -> bool:
    """In the list of a tuple or call, behind an item."""
    names = it.expected
    return it.opener in ("LBRACK", "LPAREN") and "COMMA" in names and "IN" not in names


# Situations, in the order they are tried, and in each: types of token, what to say, and
# a hint. Where nothing is to be said it is what was expected and what was found.
_WRITTEN = "put each argument, and the closing brace, on a line of its own"
_SAYINGS: tuple[
    tuple[Callable[[_Situation], bool], tuple[tuple[str, str, str], ...]], ...
] = (
    (
        lambda it: it.before == "ELLIPSIS" and it.opener == "LPAREN",
        (("ANY", "FOUND behind ...", '"..." stands behind the last argument'),),
    ),
    (
        lambda it: it.before == "DOT",
        (
            ("STAR", "", "behind .* another one needs [*]"),
            (
                "STRING OQUOTE",
                "",
                'write ["key"] for a quoted key',
            ),
            ("ANY", "", "a name, a number or * follows a dot"),
        ),
    ),
    (
        lambda it: it.before == "ELLIPSIS" and it.opener == "OBRACE",
        (("ANY", "", "{for …} ends behind its ... or with an if"),),
    ),
    (
        lambda it: it.expected <= {"LPAREN", "DCOLON"},
        (
            (
                "ANY",
                "",
                "a name with :: in it is a function, its arguments follow in ( )",
            ),
        ),
    ),
    (
        lambda it: "IN" in it.expected and "IDENT" not in it.expected,
        (("ANY", "", "write [for name in collection : value]"),),
    ),
    (
        lambda it: it.earlier == "IN" and it.expected == {"COLON"},
        (("ANY", "", "write [for name in collection : value]"),),
    ),
    (
        lambda it: {"EQUAL", "LBRACE"} <= it.expected,
        (
            ("COLON", '":" where "=" belongs', "write NAME = value"),
            (
                "DOT",
                "the name of an argument has no dots",
                'keys of an object may have them, in quotes: "NAME.…" = value',
            ),
            (
                "OQUOTE",
                '"=" is missing behind "NAME"',
                "write NAME = value; a label of a block has no ${ in it",
            ),
            (
                "OPERAND FULL_SPLAT",
                '"=" is missing behind "NAME"',
                "write NAME = value",
            ),
            ("BRACE_BELOW", '"{" belongs on the line of the block', "write NAME {"),
            (
                "NEWLINE RBRACE $END",
                '"NAME" alone is neither an argument nor a block',
                "write NAME = value, or NAME { for a block",
            ),
            ("ANY", "", "write NAME = value, or NAME { for a block"),
        ),
    ),
    (
        lambda it: "LBRACE" in it.expected,
        (
            (
                "EQUAL COLON",
                "a block has no FOUND",
                'a block is type "label" { without it, an argument name = value',
            ),
            ("OQUOTE", "a label is plain text", "write it without ${ and %{"),
            (
                "BRACE_BELOW",
                '"{" belongs on the line of the block',
                "write it behind the last label",
            ),
            (
                "ONE_LABEL",
                "",
                'if NAME is the value of an argument, put "=" before it',
            ),
            ("ANY", "", 'a block is type "label" {, an argument name = value'),
        ),
    ),
    (
        _in_one_line,
        (
            (
                "COMMA NEWLINE LBRACE OPERAND",
                "a block on one line holds one argument, found FOUND",
                _WRITTEN,
            ),
        ),
    ),
    (
        lambda it: _begins_item(it) and not it.opener,
        (
            (
                "RBRACE",
                '"}" closes nothing here',
                "a block above ends too early, or this brace is one too many",
            ),
        ),
    ),
    (
        lambda it: _begins_item(it) and not {"$END", "RBRACE"}.isdisjoint(it.expected),
        (
            (
                "STRING OQUOTE",
                "the name of an argument or block is not quoted",
                "quoted keys are for objects, as in tags = { … }",
            ),
            (
                "LBRACE OBRACE",
                "",
                "JSON is for files named .tf.json; a block has a type",
            ),
            ("OPERATOR", "", "a value over several lines stands in ( )"),
            ("ANY", "", 'write name = value, or type "label" { for a block'),
        ),
    ),
    (
        lambda it: it.opener in ("T_IF", "T_FOR"),
        (
            ("CQUOTE CHEREDOC", "", "every %{ if } needs one"),
            (
                "T_ELSE T_ENDIF T_ENDFOR",
                "FOUND belongs to something else",
                "expected EXPECTED first",
            ),
        ),
    ),
    (
        lambda _: True,
        (
            (
                "HEREDOC_SIGN",
                '"<<" begins a heredoc, but no marker and new line follow',
                "write <<EOT and begin the text on the next line",
            ),
            (
                "T_ELSE T_ENDIF T_ENDFOR",
                "FOUND belongs to nothing here",
                "write %%{ where the text %{ itself is meant",
            ),
        ),
    ),
    (
        lambda it: {"NUMBER", "OQUOTE"} <= it.expected,
        (
            (
                "NEWLINE",
                "",
                "a value begins on the line of its name; over several lines, in ( )",
            ),
            ("STAR", "", "a splat is [*], on one line"),
            ("COMMA", "", "this comma is one too many"),
            ("EQUAL", "", "to compare write =="),
            ("SEQUENCE_END", "", "write $${ where the text ${ itself is meant"),
            ("COLON", "", "a condition is written condition ? value : value"),
            ("RBRACE RPAREN RBRACK", "", "a value is missing before it"),
            ("OPERATOR", "", "an operator stands between two values"),
        ),
    ),
    (
        lambda it: it.opener == "OBRACE" and {"EQUAL", "COLON"} <= it.expected,
        (
            ("NEWLINE COMMA RBRACE", "this key has no value", "write key = value"),
            ("ANY", "", "a key with spaces, dots or slashes in it stands in quotes"),
        ),
    ),
    (
        lambda it: it.opener == "OBRACE" and {"COMMA", "NEWLINE"} <= it.expected,
        (("ANY", "", "a comma or a new line stands between the items of an object"),),
    ),
    (
        lambda it: it.opener == "OBRACE" and "FATARROW" in it.expected,
        (("ANY", "", "{for …} makes an object: key => value; [for …] makes a list"),),
    ),
    (
        lambda it: it.earlier == "QUESTION" and "COLON" in it.expected,
        (
            (
                "ANY",
                'expected ":" and the other value, found FOUND',
                "a condition is written condition ? value : value",
            ),
        ),
    ),
    (
        lambda it: _ends_item(it) and not it.opener,
        (("RBRACE", '"}" closes nothing here', "this brace is one too many"),),
    ),
    (
        _ends_item,
        (
            (
                "COMMA",
                "arguments are separated by new lines, not by commas",
                "delete the comma",
            ),
            (
                "RBRACE",
                '"}" on the line of an argument or block',
                "in a block of several lines it stands on a line of its own",
            ),
            (
                "OBRACE LBRACE",
                "",
                'a block is written without "="',
            ),
            (
                "COLON",
                "",
                "a condition is written condition ? value : value, text in quotes",
            ),
            ("EQUAL", "", "to compare write =="),
            ("ANY", "", "each argument and block begins on a line of its own"),
        ),
    ),
    (
        lambda it: it.opener == "LBRACK",
        (
            (
                "FATARROW",
                "",
                "[for …] makes a list, without =>; {for …} makes an object",
            ),
            ("ELLIPSIS", "", "... stands in calls and in {for …} only"),
        ),
    ),
    (
        lambda it: _separates(it) and it.call,
        (
            ("OPERAND", "", "a comma is missing between the arguments"),
            ("EQUAL COLON", "", "arguments of a function have no names"),
        ),
    ),
    (
        _separates,
        (
            ("OPERAND", "", "a comma is missing between the items"),
            ("EQUAL COLON", "", "a list has no keys; an object stands in { }"),
            ("ANY", "", "what is open here must be closed first"),
        ),
    ),
    (
        lambda it: it.opener == "LBRACK" and "RBRACK" in it.expected,
        (("ANY", "", "what stands in [ ] behind a value is one value"),),
    ),
    (
        lambda it: it.opener == "INTERPOLATION" and "SEQUENCE_END" in it.expected,
        (("ANY", "", "write $${ where the text ${ itself is meant"),),
    ),
    (
        lambda it: "SEQUENCE_END" in it.expected,
        (("ANY", "", "write %%{ where the text %{ itself is meant"),),
    ),
    (lambda _: True, (("ANY", "", "what is open here must be closed first"),)),
)
