"""What to say of a token that cannot stand where it does.

``SAYINGS`` lists situations, in the order they are tried, and in each of them types of
token, a message, and a hint that says what to do. An empty message is that one thing
was expected and another found. EXPECTED, FOUND and NAME stand for what they say; NAME
is the token before.
"""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = {
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
EXPECTED = (
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


class Situation(NamedTuple):
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


def _begins_item(it: Situation) -> bool:
    names = it.expected
    return "IDENT" in names and names.isdisjoint(("NUMBER", "EQUAL", "LBRACE", "DOT"))


def _in_one_line(it: Situation) -> bool:
    return (
        it.opener == "LBRACE"
        and "NEWLINE" not in it.expected
        and (it.expected == {"EQUAL"} or "RBRACE" in it.expected)
    )


def _ends_item(it: Situation) -> bool:
    names = it.expected
    return "NEWLINE" in names and names.isdisjoint(("NUMBER", "RBRACE", "IDENT"))


def _separates(it: Situation) -> bool:
    """In the list of a tuple or call, behind an item."""
    names = it.expected
    return it.opener in ("LBRACK", "LPAREN") and "COMMA" in names and "IN" not in names


_WRITTEN = "put each argument, and the closing brace, on a line of its own"
SAYINGS: tuple[
    tuple[Callable[[Situation], bool], tuple[tuple[str, str, str], ...]], ...
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
