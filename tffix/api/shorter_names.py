"""Cut names to the length that AWS takes, so that different ones stay different."""

from __future__ import annotations

from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.hcl.strings import quote, unescape
from tffix.hcl.walk import walk
from tffix.rewrite.verbs import replace
from tffix.terraform.module import spelling
from tffix.terraform.module.address import address
from tffix.terraform.module.expressions import is_reference
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.api.subject_names import Name

_FIFO = ".fifo"  # the name of a FIFO queue or topic must end so
_HASH = 6  # characters
_JOINTS = "-_. "  # what the words of names are joined with


def fitted(name: Name) -> tuple[list[Edit], str]:
    """Give the edits that make a name fit, and what they do."""
    return _cut(name) if name.literal is None else _cut_known(name)


def _cut(name: Name) -> tuple[list[Edit], str]:
    """Give the edits that cut a name with parts that vary, and what they do."""
    arm, limit, file = name.expression, name.rule.longest, name.file
    why_not = ""
    if isinstance(arm, n.Heredoc):
        why_not = "write it as a quoted string"
    elif any(isinstance(one, n.Text) and _FIFO in one.raw for one in walk(name.target)):
        if edits := _cut_before_fifo(name, limit - len(_FIFO)):
            return edits, f"cut what stands before {_FIFO} at {limit - len(_FIFO)}"
        why_not = f"shorten what stands before {_FIFO}"
    elif not name.is_prefix and _head(name) >= limit:
        if code := _hashed(name):
            remedy = "make what is cut off a hash, else all names would be the same"
            return replace(file, arm, code), remedy
        why_not = "shorten its literal part; cut here, all names would be the same"
    elif name.is_nullable and not (
        isinstance(arm, n.GetAttr) or is_reference(name.target)
    ):
        why_not = "shorten what it is made of; substr() does not take null"
    return ([], why_not) if why_not else _wrapped(name)


def _head(name: Name) -> int:
    """Give how many characters stand before the first part that can vary."""
    match name.target:
        case n.Template(parts=(n.Text(raw=raw), _, *_)):
            return len(unescape(raw))
    return 0


def _cut_before_fifo(name: Name, keep: int) -> list[Edit]:
    """Give the edits that cut a name before its ``.fifo``; none where it ends other."""
    arm, file = name.expression, name.file
    match arm:
        case n.Template(parts=(*_, n.Text(raw=raw))) if raw.endswith(_FIFO):
            if _head(name) >= keep:
                return []
        case _:
            return []
    if _meets(name, keep):
        return replace(file, arm, _told_apart(name, _FIFO))
    end = arm.end - 1 - len(_FIFO)
    return [
        Edit(file.path, arm.start, arm.start, '"${substr('),
        Edit(file.path, end, end, f'", 0, {keep})}}'),
    ]


def _wrapped(name: Name) -> tuple[list[Edit], str]:
    """Give the edits that cut a name in the form that suits its values."""
    limit = name.rule.longest
    before, after, why = "substr(", f", 0, {limit})", ""
    bound = None
    match name.expression:
        case n.Call(name="substr", arguments=(_, _, n.Literal(text=text) as last)) if (
            text.isdigit()
        ):
            bound = last
    if reason := _meets(name, limit):
        why = f"cut alone, {reason}"
        if "\n" in name.code:
            return [], f"shorten what it is made of; {why}"
        code = _told_apart(name)
        if name.is_nullable:
            code = f"try({code}, null)"
        remedy = f"cut it and put a hash of the whole at its end; {why}"
        return replace(name.file, name.expression, code), remedy
    if bound:
        edits = replace(name.file, bound, str(limit))
        return edits, f"let substr() cut it at {limit}"
    trim, marks = _trim(name)
    if marks:
        before, after = f"{trim}({before}", f"{after}, {quote(marks)})"
        said = "would" if name.is_fixed else "could"
        why = f'; cut alone, a name {said} end in "{marks}"'
    edits, call = name.within(before, after)
    return edits, f"cut it with {call}{why}"


def _meets(name: Name, keep: int) -> str:
    """Say which two names could be one if what is cut off were only left out."""
    if name.is_prefix:
        return ""
    known = set(name.texts)
    left = name.namesakes.cut(keep)
    for short in sorted({text[:keep].rstrip("-") for text in known}):
        if len(left.get(short.lower(), known)) > 1:
            return f'another name would be "{short}" too'
    if name.is_fixed:
        return ""
    place = spelling.place_of_instance(name.spelling)
    if name.is_repeated and place is not None and place >= keep:
        return "its instances could have one name"
    for other in name.namesakes.alike(name, keep):
        if any(value.likely >= name.rule.longest for _, value in other.values):
            return f"{address(other.block)} could have the same name"
    return ""


def _told_apart(name: Name, tail: str = "") -> str:
    """Give the code of a name that has a hash at its end where it was too long."""
    code, limit = name.code, name.rule.longest
    joint = "-" if "-" in name.rule.middle else ""
    cut = f"substr({code}, 0, {limit - len(joint) - _HASH - len(tail)})"
    cut = f'trim({cut}, "-")' if joint else cut
    hashed = f'"${{{cut}}}{joint}${{substr(md5({code}), 0, {_HASH})}}{tail}"'
    return f"length({code}) > {limit} ? {hashed} : {code}"


def _trim(name: Name) -> tuple[str, str]:
    """Give what takes off a cut name the marks that it may not end in, and these.

    None where no name ends so, or nothing is known of the parts: then the short form
    says what is meant.
    """
    rule = name.rule
    if rule.middle.everything or name.is_prefix:
        return "", ""
    marks = "".join(
        one for one in rule.middle.text if not one.isalnum() and one not in rule.end
    )
    if name.is_fixed:
        cut = {text[: rule.longest] for text in name.texts if len(text) > rule.longest}
        marks = "".join(one for one in marks if any(t.endswith(one) for t in cut))
    elif not _has_known_parts(name):
        return "", ""
    else:
        # others, such as the colon of an ARN, are not what names are joined with
        marks = "".join(one for one in marks if one in _JOINTS)
    if not marks:
        return "", ""
    if not any(one in rule.start for one in marks):
        return "trim", marks
    # a name may begin with it: trim() would change one that fits
    return ("trimsuffix", marks) if marks + marks in rule.never else ("", "")


def _has_known_parts(name: Name) -> bool:
    """Whether anything is known of the parts of a name beside what is written there."""
    written = len(spelling.literal_text(name.spelling))
    return written >= name.rule.longest or any(
        sum(len(part.text or "") for part in value.parts) > written
        for _, value in name.values
    )


def _hashed(name: Name) -> str:
    """Give a template that never fits with a hash in the place of what is cut off.

    Nothing where a value of what varies can make it fit, or where that is not certain.
    """
    match name.expression:
        case n.Template(start=begin, end=end, parts=(n.Text(raw=raw), *_)) if len(
            raw
        ) > name.rule.longest and raw == unescape(raw):
            start = raw[: name.rule.longest - _HASH - 1].rstrip("-")
            rest = name.file.text[begin + 1 + len(start) : end - 1].lstrip("-")
            joint = "-" if "-" in raw else ""
            return f'"{start}{joint}${{substr(md5("{rest}"), 0, {_HASH})}}"'
    return ""


def _cut_known(name: Name) -> tuple[list[Edit], str]:
    """Give the edits that cut a name without parts that vary, and what they do."""
    value, limit = name.literal or "", name.rule.longest
    if not value.isascii():
        return [], "write it with ASCII letters; AWS counts the bytes of others"
    short = _shortened(name, value)
    taken = not name.is_prefix and bool(
        name.namesakes.cut(limit).get(short.rstrip("-").lower(), set()) - {value}
    )
    if isinstance(name.expression, n.Template) and name.expression.parts == (
        *(part for part in name.expression.parts if isinstance(part, n.Text)),
    ):
        why = f', as "{short}" is taken' if taken else ""
        if taken:
            short = _shortened(name, value, _hash(value))
        edits = replace(name.file, name.expression, quote(short))
        return edits, f'cut it to "{short}"{why}'
    if taken:
        return [], f'choose a shorter one; "{short}" is taken'
    if value.endswith(_FIFO):
        return [], f'choose a shorter one, such as "{short}"'
    before, after = "substr(", f", 0, {limit})"
    if ends := value[len(short) : limit]:
        before, after = f"trim({before}", f"{after}, {quote(ends)})"
    edits, call = name.within(before, after, nullable=False)
    return edits, f'cut it to "{short}" with {call}'


def _shortened(name: Name, value: str, mark: str = "") -> str:
    """Cut a value to the limit, with a mark at its end, unless it is short enough."""
    limit = name.rule.longest
    if len(value) <= limit or name.is_prefix:
        return value[:limit]
    tail = mark + (_FIFO if value.endswith(_FIFO) else "")
    short = value[: limit - len(tail)].rstrip("-")
    while short and not tail and short[-1] not in name.rule.end:
        short = short[:-1]
    return short + tail


def _hash(value: str) -> str:
    """Give what tells a value from others, after a hyphen where it has one."""
    from hashlib import md5  # noqa: PLC0415, deferred: rarely needed

    joint = "-" if "-" in value else ""  # not every type allows it
    return joint + md5(value.encode(), usedforsecurity=False).hexdigest()[:_HASH]
