"""Take prefixes off names, or put their words elsewhere in them."""

from __future__ import annotations

from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.rewrite.verbs import replace
from tffix.terraform.values.string_prefixes import VERB
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.terraform.values.string_prefixes import Beginning

_JOINTS = "-_"


def as_whole(file: File, prefix: n.Expression) -> list[Edit]:
    """Give the edits by which a prefix does not end as no name does, in a hyphen."""
    match prefix:
        case n.Template(parts=(*_, n.Text(raw=raw) as last)) if raw.rstrip(_JOINTS):
            return replace(file, last, raw.rstrip(_JOINTS))
        case n.Template(parts=(n.Interpolation(value=only), n.Text())):
            return replace(file, prefix, file.text_of(only))
        case n.Template(parts=(_, *_, n.Text() as last)):
            return replace(file, last, "")
    return []


def word_behind(start: Beginning, prefix: str, string: n.Template) -> list[Edit]:
    """Give the edits that put the word of a prefix where it may stand in its string.

    That is in front of the last part that is not literal, else at the end. A name that
    has the word already only loses the prefix. Nothing, if the prefix is all.
    """
    file, text = start.first.file, string.parts[0]
    if not isinstance(text, n.Text) or text.start != start.first.node.start:
        return []
    raw = text.raw.lower()
    cut = len(prefix)
    if not raw.startswith(prefix):
        return []
    while raw.startswith((prefix, "-"), cut):
        cut += len(prefix) if raw.startswith(prefix, cut) else 1
    first, end = text.start + cut, string.end - 1
    if first == end:
        return []
    drop = Edit(file.path, text.start, first, "")
    word = "-" + text.raw[: len(prefix)].rstrip("-")
    literal = "".join(p.raw if isinstance(p, n.Text) else "${}" for p in string.parts)
    if f"{word}-" in f"-{literal[cut:]}-":
        return [drop]
    varying = [p.start for p in string.parts if not isinstance(p, n.Text)]
    if start.call and start.call.arguments[0] is string:
        varying = [text.start + verb.start() for verb in VERB.finditer(text.raw)]
    at = end - 1 if file.text[end - 1] == "-" else end
    for place in varying:
        if place > first and file.text[place - 1] == "-":
            at = place - 1
    return [drop, Edit(file.path, at, at, word)]


def swapped(start: Beginning, prefix: str) -> list[Edit]:
    """Give the edits that let the first two items of a format or join change places.

    Nothing, where the first is not the word of the prefix alone.
    """
    match start.call:
        case n.Call(
            arguments=(n.Template(parts=(n.Text(raw="-"),)), n.Tuple(items=items))
        ):
            pass
        case n.Call(arguments=(n.Template(parts=(n.Text(raw=verbs),)), *rest)) if (
            verbs.startswith("%s-%s")
        ):
            items = tuple(rest)
        case _:
            return []
    file = start.first.file
    one, two = (file.text_of(item) for item in items[:2])
    if items[0] is not start.first.string or one[1:-1] + "-" != prefix or one == two:
        return []
    return [*replace(file, items[0], two), *replace(file, items[1], one)]
