"""Cut a name down to the length that AWS allows.

A name put together from variables is as long as its parts, and no reviewer counts
them. The provider refuses a name over the limit, and only when it plans: ``"name"
cannot be longer than 32 characters``. As such a name can never have been applied,
cutting it changes no plan that worked, and a name that fits keeps its value.

What is known counts: defaults, tfvars files, ``--var``, the keys of ``for_each``, what
a local module call passes, validations of a variable and of the elements in it. A part
without any bound counts as 16 characters, a number as 5, a value that can be
overridden as 8 more than it has; ``possible`` says whether a name that is too long
only by that count is cut (``fix``), shown (``report``) or left out (``off``). A name
that is only a reference, such as ``var.name``, is left to whoever sets it, unless it
is known to be too long.

Refused by plan:

    "name" cannot be longer than 32 characters

Before:

    resource "aws_lb_target_group" "services" {
      for_each = var.services

      name = "tg-${each.key}-${var.environment_suffix}"
    }

After:

    resource "aws_lb_target_group" "services" {
      for_each = var.services

      name = substr("tg-${each.key}-${var.environment_suffix}", 0, 32)
    }

Each arm of a conditional is cut on its own, the bound of a ``substr`` that is too wide
is lowered, and a name without variables is shortened as it is written, with a hash of
the whole at its end where another resource has the short name already. Where something
is known of its parts and the type forbids a hyphen at the end, it is trimmed after the
cut. Where the cut could make one name of two, be it of two resources or of two
instances of one, what is too long gets a hash of the whole at its end. An ARN is left
alone where the type takes one in the place of a name.

What else means the thing by its name follows: a log group ``/aws/lambda/…``, a
permission's ``function_name``, a dimension of an alarm. A local that only they read is
cut itself, other places read the name of the resource. Where one of them cannot, the
finding names it, and it is not for a machine.

See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""

from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterable,
    Iterator,
    Name,
    Names,
    Safety,
    Value,
    address,
    fixer,
    is_reference,
    name_uses,
    quote,
    replace,
    spelling,
    suspicion,
    unescape,
    walk,
)
from tffix.api import nodes as n

_FIFO = ".fifo"  # the name of a FIFO queue or topic must end so
_HASH = 6  # characters
_JOINTS = "-_. "  # what the words of names are joined with


@fixer(
    Names(ruled=suspicion.names.has_limit, holds=suspicion.names.may_be_too_long),
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    options={"possible": ("fix", "report", "off")},
    refused_by="plan",
)
def name_too_long(name: Name, context: Context) -> Iterator[Finding]:
    """Find name arguments that are, or can be, longer than the type's limit."""
    rule = name.rule
    guarded = set(_guarded(name))
    whole = _overflow(name)
    for arm in name.alternatives():
        overflow = None if arm.code in guarded else _overflow(arm)
        if not whole or not overflow:
            continue
        if is_reference(arm.target) and not overflow.certain:
            continue
        possible = not overflow.certain and context.options.get("possible")
        if possible == "off":
            continue
        # that of an older resource, which the provider lets pass
        live = rule.outlived and rule.phase_of("longest") == "apply"
        edits, remedy = name_uses.changed(arm, _fitted)
        said = overflow.said
        if arm.literal is not None:
            said = f"is {len(arm.literal)} characters long"
        yield context.finding(
            name.block,
            arm.expression,
            f"{name.argument} {said}, the limit is {rule.longest}",
            remedy,
            () if possible == "report" else edits,
            safety=Safety.UNSAFE if live else None,
            impact=Impact.REPLACE if live else None,
            certain=overflow.certain and (arm.is_only or whole.certain),
        )


class _Overflow(NamedTuple):
    """That a name is longer than the limit, and in which words."""

    certain: bool
    said: str


def _overflow(name: Name) -> _Overflow | None:
    """Say how long a name is, or can be; nothing where it fits.

    What the repository tells of values is looked at where it seems not to fit.
    """
    limit = name.rule.longest
    return _longer(name.values, limit) and _longer(name.weighed, limit)


def _longer(values: Iterable[tuple[object, Value]], limit: int) -> _Overflow | None:
    over = [(value, str(i)) for i, value in values if value.shortest > limit]
    if over:
        value, where = max(over, key=lambda pair: pair[0].shortest)
        where = f" for {where}" if where else ""
        others = f" and {len(over) - 1} more" if len(over) > 1 else ""
        said = f"{value.shortest} characters long{where}{others}"
        if value.text is None:
            return _Overflow(certain=True, said=f"is at least {said}")
        return _Overflow(certain=True, said=f"is {quote(value.text)}, {said}")
    likely = _likely(values)
    if likely <= limit:
        return None
    return _Overflow(certain=False, said=f"can be {likely} characters long")


def _likely(values: Iterable[tuple[object, Value]]) -> int:
    return max((value.likely for _, value in values), default=0)


def _guarded(name: Name) -> Iterator[str]:
    """Give the code of what a name compares with the limit, or a little less.

    What is only chosen by its own length, as in ``length(x) > 32 ? … : x``, fits.
    """
    for node in walk(name.expression):
        match node:
            case n.Binary(
                left=n.Call(name="length", arguments=(measured,)),
                right=n.Literal(text=bound),
            ) if bound.isdigit() and 1 < int(bound) <= name.rule.longest + 1:
                yield name.file.text_of(measured)


def _fitted(name: Name) -> tuple[list[Edit], str]:
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
        if len(left.get(short, known)) > 1:
            return f'another name would be "{short}" too'
    if name.is_fixed:
        return ""
    place = spelling.place_of_instance(name.spelling)
    if name.is_repeated and place is not None and place >= keep:
        return "its instances could have one name"
    for other in name.namesakes.alike(name, keep):
        if _likely(other.values) >= name.rule.longest:
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
        name.namesakes.cut(limit).get(short.rstrip("-"), set()) - {value}
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
