"""``format`` and ``formatlist``."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.terraform.values import numbers
from tffix.terraform.values.convert import convert
from tffix.terraform.values.functions.declare import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    STRINGS,
    function,
)
from tffix.terraform.values.functions.encoding import json_text
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    clusters,
    count,
    is_ordered,
)
from tffix.typed import NamedTuple

_MAX_WIDTH = 10_000
_VERB = pattern(
    r"(?a)%(?P<flags>[-+ #0]*)(?P<width>[1-9]\d*)?(?:\.(?P<precision>\d*))?"
    r"(?:\[(?P<index>\d+)\])?(?P<mode>[A-Za-z])",
)


class Verb(NamedTuple):
    """A verb of a format and the number, from 0, of the argument that it takes."""

    flags: str
    width: int
    precision: int | None
    mode: str
    argument: int


def verbs(template: str) -> list[str | Verb]:
    """Cut a format into text and verbs. Raises EvaluationError where it is wrong."""
    pieces: list[str | Verb] = []
    at = argument = 0
    while (start := template.find("%", at)) >= 0:
        pieces.append(template[at:start])
        if template.startswith("%%", start):
            pieces.append("%")
            at = start + 2
            continue
        match = _VERB.match(template, start)
        if match is None:
            raise EvaluationError("a format is wrong")
        if match["index"]:
            argument = int(match["index"]) - 1
        width = int(match["width"] or 0)
        precision = None if match["precision"] is None else int(match["precision"] or 0)
        if max(width, precision or 0) > _MAX_WIDTH:
            raise Unsure(STRING)
        pieces.append(Verb(match["flags"], width, precision, match["mode"], argument))
        argument += 1
        at = match.end()
    return [*pieces, template[at:]]


@function(STRING, rest=ANY, nulls=True)
def format_(template: str | None, *arguments: Value) -> str:
    if template is None:
        raise EvaluationError("the format is null")
    if any(argument.null and argument.type == ANY for argument in arguments):
        raise Unsure(STRING)  # nor does Terraform know
    made = []
    used = 0
    for piece in verbs(template):
        if isinstance(piece, str):
            made.append(piece)
            continue
        if not 0 <= piece.argument < len(arguments):
            raise EvaluationError("not enough arguments for a format")
        used = max(used, piece.argument + 1)
        made.append(formatted(piece, arguments[piece.argument]))
    if used < len(arguments):
        raise EvaluationError("too many arguments for a format")
    return "".join(made)


@function(STRING, rest=ANY, returns=STRINGS, nulls=True)
def formatlist(template: str, *arguments: Value) -> list[str]:
    lists = [
        isinstance(a.data, tuple) and a.type.kind in ("list", "set", "tuple")
        for a in arguments
    ]
    sizes = {
        len(a.data) for a, is_list in zip(arguments, lists, strict=True) if is_list
    }
    if len(sizes) > 1:
        raise EvaluationError("the lists are not of the same length")
    if not all(map(is_ordered, arguments)):
        raise Unsure(STRINGS)
    return [
        format_(
            template,
            *(
                a.data[at] if is_list else a
                for a, is_list in zip(arguments, lists, strict=True)
            ),
        )
        for at in range(sizes.pop() if sizes else 1)
    ]


def formatted(verb: Verb, value: Value) -> str:
    """Give what a verb makes of a value. Raises EvaluationError and Unsure."""
    if value.null and verb.mode != "v":
        raise EvaluationError("null cannot be formatted")
    match verb.mode:
        case "v":
            return padded(verb, _plain(verb, value))
        case "t":
            return "true" if convert(value, BOOL).data else "false"
        case "s" | "q":
            text = str(convert(value, STRING).data)
            if verb.precision:
                text = "".join(clusters(text)[: verb.precision])
            if verb.mode == "q":
                text = json_text(Value(STRING, text))
            return padded(verb, text)
        case "b" | "d" | "o" | "x" | "X":
            return _integer(verb, convert(value, NUMBER).data)
        case "e" | "E" | "f" | "g" | "G":
            return _decimal(verb, convert(value, NUMBER).data)
    raise EvaluationError(f"there is no verb %{verb.mode}")


def _plain(verb: Verb, value: Value) -> str:
    if "#" not in verb.flags and not value.null:
        if value.type == STRING:
            return str(value.data)
        if value.type == NUMBER:
            return _shortest(value.data)
    return json_text(value)


def _shortest(value: numbers.Number) -> str:
    """Write a number as ``%v`` does: large and small ones with an exponent."""
    written = numbers.text(value)
    whole, _, part = written.lstrip("-").partition(".")
    exponent = len(whole) - 1
    if whole == "0":
        exponent = len(part.lstrip("0")) - len(part) - 1
    if not value or -4 <= exponent < 6:  # noqa: PLR2004, as Go's %g
        return written
    digits = f"{whole}{part}".strip("0")
    mantissa = f"{digits[0]}.{digits[1:]}" if len(digits) > 1 else digits
    sign = "-" if value < 0 else ""
    return f"{sign}{mantissa}e{'-' if exponent < 0 else '+'}{abs(exponent):02}"


def padded(verb: Verb, text: str) -> str:
    """Fill a text up to the width of a verb."""
    pads = ("0" if "0" in verb.flags else " ") * (verb.width - count(text))
    return text + pads if "-" in verb.flags else pads + text


def _sign(verb: Verb) -> str:
    return "+" if "+" in verb.flags else " " if " " in verb.flags else ""


def _integer(verb: Verb, value: numbers.Number) -> str:
    if not isinstance(value, int):
        raise EvaluationError("a whole number is required")
    if verb.precision is not None or "#" in verb.flags:
        raise Unsure(STRING)
    digits = format(abs(value), verb.mode)
    return _number(verb, "-" if value < 0 else _sign(verb), digits)


def _number(verb: Verb, sign: str, digits: str) -> str:
    size = verb.width - len(sign)
    if "-" in verb.flags:
        return f"{sign}{digits}".ljust(verb.width)
    if "0" in verb.flags:
        return sign + digits.rjust(size, "0")
    return f"{sign}{digits}".rjust(verb.width)


def _decimal(verb: Verb, value: numbers.Number) -> str:
    if "#" in verb.flags or verb.mode in "gG":
        raise Unsure(STRING)
    precision = 6 if verb.precision is None else verb.precision
    sign = "-" if value < 0 else _sign(verb)
    size = numbers.magnitude(value)
    if verb.mode == "f":
        from fractions import Fraction  # noqa: PLC0415, slow import; most numbers are whole

        scaled = str(round(size * Fraction(10) ** precision)).rjust(precision + 1, "0")
        digits = (
            scaled if not precision else f"{scaled[:-precision]}.{scaled[-precision:]}"
        )
        return _number(verb, sign, digits)
    from decimal import Context, Decimal  # noqa: PLC0415, deferred: rarely needed

    exact = Context(prec=1000)
    written = exact.divide(Decimal(size.numerator), Decimal(size.denominator))
    mantissa, _, exponent = f"{written:.{precision}e}".partition("e")
    exponent = f"{exponent[0]}{exponent[1:].rjust(2, '0')}"
    digits = f"{mantissa}e{exponent}"
    return _number(verb, sign, digits.upper() if verb.mode == "E" else digits)
