"""Whether a text is surely HCL, told without the parser.

Most small files consist of a few forms: what they match is certain, what they do not
match may be HCL all the same. Each token becomes one letter; then what stands in
brackets, inner ones first, becomes the letter of a value, until only lines are left.
"""

from __future__ import annotations

from tffix.lazy_re import pattern

_NAME = "[A-Za-z_][A-Za-z0-9_-]*+"
_REFERENCE = rf"{_NAME}(?:\.{_NAME}|\[[0-9]++\])*+"
# behind blanks, with the letter of each in the name of its group
_TOKEN = pattern(
    rf"[ \t]*+(?:(?P<n>{_NAME})|(?P<same>\r?\n|[.,:?!*()[\]{{}}-]|=(?![=>]))"
    rf'|(?P<s>"[^"\\$%\r\n]*+")'
    rf'|(?P<v>"(?:[^"\\$%\r\n]++|\\[nrt"\\]|[$%](?!\{{)|\$\{{ *+{_REFERENCE} *+\}})*+"'
    r"|[0-9]++(?:\.[0-9]++)?+(?![.\w]))"
    r"|(?P<o>[=!<>]=|&&|\|\||[<>+%]|/(?!/))"
    r"|(?P<none>(?:\#|//)[^\n]*+|\Z))"
)
# a chain of values and operators, and what one is chosen by
_CHAIN = "[!-]?[nspv](?:[o*-][!-]?[nspv])*+"
_VALUE = rf"{_CHAIN}(?:\?{_CHAIN}:{_CHAIN})*+"
_VALUES = rf"\n*+(?:{_VALUE}(?:\n*+,\n*+{_VALUE})*+\n*+,?\n*+)?"
_ITEM = rf"[nsv][=:]{_VALUE}"
_OBJECT = rf"\n*+(?:{_ITEM}(?:(?:,\n*+|\n++){_ITEM})*+,?\n*+)?"
# what may be followed by an attribute or an index, and what may not
_PRIMARY = pattern(rf"n\({_VALUES}\)|(?<!n)\(\n*+{_VALUE}\n*+\)|[np](?:\.n|\[\*\])")
_INDEXED = pattern(rf"[np]\[{_VALUE}\]")
_COLLECTION = pattern(rf"(?<![np])\[{_VALUES}\]|(?<![ns])\{{{_OBJECT}\}}")
_BODY = pattern(
    rf"(?:(?:n=(?:{_VALUE})|n[ns]*+\{{(?:(?:n={_VALUE})?\}})?|\}})?(?:\n|\Z))*+"
)

_MOST_ROUNDS = 32  # what is nested deeper is parsed
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def is_certain(text: str) -> bool:
    """Whether a text is surely HCL, by the forms that most files consist of."""
    letters = _letters(text)
    if letters is None:
        return False
    for _ in range(_MOST_ROUNDS):
        before = letters
        letters = _PRIMARY.sub("p", letters)
        letters = _INDEXED.sub("p", letters)
        letters = _COLLECTION.sub("v", letters)
        if letters == before:
            break
    return bool(_BODY.fullmatch(letters))


def _letters(text: str) -> str | None:
    """Give a letter for each token; None where an argument may be set twice.

    None as well where there is another token, or brackets do not fit.
    """
    letters: list[str] = []
    name = ""
    at = 0
    # for each open bracket its pair; for that of a block, the arguments in it
    open_: list[tuple[str, set[str] | None]] = []
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            return None
        at = found.end()
        kind = found.lastgroup or ""
        letter = found[kind].lstrip("\r") if kind == "same" else kind
        before = letters[-1] if letters else "\n"
        if letter == "none":
            continue
        if letter == "n":
            name = found[kind]
        elif letter in _PAIRS:
            is_block = letter == "{" and before in ("n", "s")
            open_.append((_PAIRS[letter], set() if is_block else None))
        elif letter in _PAIRS.values():
            if not open_ or open_.pop()[0] != letter:
                return None
        elif letter == "=" and before == "n":
            arguments = open_[-1][1] if open_ else set[str]()
            if arguments is not None:
                if name in arguments:
                    return None
                arguments.add(name)
        letters.append(letter)
    return None if open_ else "".join(letters)
