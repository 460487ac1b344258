"""Write a name with the characters that its type accepts.

Each type has its own: no ``_`` in the name of a load balancer, no capitals in the
identifier of a database, ``alias/`` at the start of a key's alias. The provider refuses
others when it plans, ``only lowercase alphanumeric characters and hyphens allowed``, or
AWS does when it applies.

Where a name is written out, or begins with text, the text is corrected: in lower case
where capitals are refused, ``_``, ``.``, ``/``, ``:`` and spaces as ``-`` (or ``_``
where the type takes no hyphen). Where the characters come from a value that is known,
such as a variable's default or a key of ``for_each``, the name is put in ``lower()`` or
``replace()``. Both leave a name that is accepted as it is, so no plan that worked
changes. What may not stand at an end, such as a hyphen, goes. S3 buckets can be older
than the rule that refuses their names: there the fix is unsafe. A module that allows a
provider before 5.0 is left alone.

It is reported, and not for a machine, where other characters would have to go, where
the result still breaks a rule of the type, or where another resource has that name.

Refused by plan:

    only alphanumeric characters and hyphens allowed in "name"

Before:

    resource "aws_lb" "web" {
      name    = "web_${var.environment}"
      subnets = var.subnets
    }

After:

    resource "aws_lb" "web" {
      name    = "web-${var.environment}"
      subnets = var.subnets
    }

See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
"""

# Longer than most: how far a name is known decides what is said of it, and whether what
# it is made of can be corrected or only all of it.

import re

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Name,
    Names,
    Safety,
    Value,
    address,
    cut,
    fixer,
    name_uses,
    quote,
    replace,
    suspicion,
    unescape,
    wrap,
)
from tffix.api import nodes as n
from tffix.aws import Characters, NameRule

_SEPARATORS = "-_. /:"
_FIFO = ".fifo"
_MEASURED = ">= 5.0.0"
_TO_FILL = re.compile(r"(?i)<|\[|(?:your|enter|insert|paste|replace)\b")
_UNKNOWN = "\0"  # in the place of a part that is not known


@fixer(
    Names(ruled=suspicion.names.has_characters, holds=suspicion.names.may_have_others),
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def invalid_name_characters(name: Name, context: Context) -> Iterator[Finding]:
    """Find name arguments with characters that their type does not accept there."""
    rule = name.rule
    for arm in name.alternatives():
        values = _values(arm)
        wrong = {c for value in values for c in _wrong(value, rule)}
        headless = any(_lacks_head(value, rule) for value in values)
        faults = [fault for value in values if (fault := _misplaced(value, rule))]
        if not (wrong or headless or faults):
            continue
        if not context.aws.versions.within(_MEASURED):
            return
        if wrong:
            said = f"has {_listed(wrong)}, and may have {rule.middle} only"
        elif faults:
            said = f"may not {faults[0]}"
        else:
            said = f'does not begin with "{rule.head}"'
        change = _corrected if wrong or faults else _headed
        edits, remedy = name_uses.changed(arm, change)
        if any(_TO_FILL.match(_text(value)) for value in values):
            edits, remedy = [], "write the name that it asks for"
        live = rule.outlived and rule.phase_of("middle") == "apply"
        yield context.finding(
            name.block,
            arm.expression,
            f"{name.argument} {said}",
            remedy,
            edits,
            safety=Safety.UNSAFE if live else None,
            impact=Impact.REPLACE if live else None,
            certain=any(_is_wrong(value, rule) for value in _values(name)),
        )


def _values(name: Name) -> list[Value]:
    """Give what a name is known to be, but names of FIFO queues and topics."""
    return [
        value
        for _, value in name.values
        if not any(part.text and part.text.endswith(_FIFO) for part in value.parts)
    ]


def _text(value: Value, *, fixed: bool = False) -> str:
    """Give a value as a text, with a sign for each part of it that is not known."""
    return "".join(
        _UNKNOWN if part.text is None or (fixed and not part.fixed) else part.text
        for part in value.parts
    )


def _wrong(value: Value, rule: NameRule) -> set[str]:
    """Give the characters of a value that are not accepted, as far as it is known."""
    if value.null:
        return set()
    texts = (part.text for part in value.parts if part.text)
    return set().union(*(rule.middle.others(text) for text in texts))


def _misplaced(value: Value, rule: NameRule) -> str:
    """Say what a value may not do with the characters that are accepted, if it does.

    Where that hangs on a default, as on an empty prefix, another value is meant.
    """
    if value.null or _lacks_head(value, rule):
        return ""
    return _faulty(_text(value, fixed=True), rule)


def _faulty(text: str, rule: NameRule) -> str:
    """Say what a text may not do and does: ``begin with "-"``; else nothing."""
    inner = text.removeprefix(rule.head)
    if inner and inner[0] not in (*_UNKNOWN, *rule.head) and inner[0] not in rule.start:
        return f"begin with {quote(inner[0])}"
    if inner and inner[-1] != _UNKNOWN and inner[-1] not in rule.end:
        return f"end with {quote(inner[-1])}"
    for sign in rule.never:
        if sign in text:
            return f"have {quote(sign)} in it"
    return ""


def _is_wrong(value: Value, rule: NameRule) -> bool:
    """Whether a value is refused whatever is passed in."""
    if value.null:
        return False
    text = _text(value, fixed=True)
    wrong = rule.middle.others(text.replace(_UNKNOWN, "")) or _faulty(text, rule)
    return bool(wrong) or (not value.varies and _lacks_head(value, rule))


def _lacks_head(value: Value, rule: NameRule) -> bool:
    """Whether a value is known not to begin as it must."""
    head = value.head[: len(rule.head)]
    return bool(head) and not rule.head.startswith(head)


def _listed(characters: set[str]) -> str:
    """Say which characters these are; capitals are many."""
    capitals = {character for character in characters if character.isupper()}
    others = [quote(character) for character in sorted(characters - capitals)]
    return " and ".join([*(["capitals"] if capitals else []), *others])


def _mapped(text: str, rule: NameRule) -> str:
    """Give a text with what is accepted in the place of what is not."""
    joint = next((sign for sign in "-_" if sign in rule.middle), "")
    found = ""
    for character in text:
        if character in rule.middle or character == _UNKNOWN:
            found += character
        elif character.lower() in rule.middle:
            found += character.lower()
        else:
            found += joint if character in _SEPARATORS and joint else character
    return found


def _mended(text: str, rule: NameRule) -> str:
    """Give a text as it is corrected: mapped, and without separators at its ends."""
    head = rule.head if text.startswith(rule.head) else ""
    inner = _mapped(text.removeprefix(head), rule)
    inner = inner.lstrip(_refused(rule.start)).rstrip(_refused(rule.end))
    return head + inner


def _refused(characters: Characters) -> str:
    """Give the separators that are not among the characters."""
    return "".join(sign for sign in _SEPARATORS if sign not in characters)


def _corrected(name: Name) -> tuple[list[Edit], str]:
    """Give the edits that make a name of accepted characters, and what they do."""
    rule, arm = name.rule, name.expression
    values = _values(name)
    wrong = {c for value in values for c in _wrong(value, rule)}
    kept = {c for c in wrong if rule.middle.others(_mapped(c, rule))}
    if kept:
        return [], f"write it without {_listed(kept)}"
    if reason := _still_wrong(name):
        return [], f"choose another: {reason}"
    parts = arm.parts if isinstance(arm, n.Template) else ()
    texts = [part for part in parts if isinstance(part, n.Text)]
    written = "".join(p.raw if isinstance(p, n.Text) else _UNKNOWN for p in parts)
    here = rule.middle.others(written.replace(_UNKNOWN, ""))
    ends = any(_faulty(_mapped(_text(value), rule), rule) for value in values)
    is_here = wrong == here and ends == bool(_faulty(_mapped(written, rule), rule))
    if not is_here or any(unescape(text.raw) != text.raw for text in texts):
        return _wrapped(name, wrong, ends=ends)
    edits = _rewritten(name, parts)
    return edits, f"write {cut(name.file, arm.start, arm.end, edits)}"


def _rewritten(name: Name, parts: tuple[n.Node, ...]) -> list[Edit]:
    """Give the edits that correct what a name is written with."""
    rule = name.rule
    edits = []
    left = ""
    for part in parts:
        if not isinstance(part, n.Text):
            continue
        new = _mapped(part.raw, rule)
        if part is parts[0]:
            new = _mended(f"{new}{_UNKNOWN}", rule)[:-1]
        if part is parts[-1]:
            new = _mended(f"{_UNKNOWN}{new}", rule)[1:]
        left += new
        if new != part.raw:
            edits += replace(name.file, part, new)
    rest = [part.value for part in parts if isinstance(part, n.Interpolation)]
    if not left and len(rest) == 1 == len(parts) - len(edits):
        return replace(name.file, name.expression, name.file.text_of(rest[0]))
    return edits


def _wrapped(name: Name, wrong: set[str], *, ends: bool) -> tuple[list[Edit], str]:
    """Give the edits that correct whatever a name is, and what they do."""
    arm, rule = name.expression, name.rule
    before = after = ""
    if any(character.isupper() for character in wrong):
        before, after = "lower(", ")"
    for character in sorted(c for c in wrong if not c.isupper()):
        before = f"replace({before}"
        after = f"{after}, {quote(character)}, {quote(_mapped(character, rule))})"
    if ends:
        before, after = f"trim({before}", f'{after}, "-")'
        if rule.head or "-" in rule.start or "-" in rule.end:
            return [], "correct what it is made of"
    is_read = isinstance(arm, n.GetAttr) or isinstance(name.target, n.GetAttr)
    if name.is_nullable and not is_read:
        return [], "correct what it is made of; lower() does not take null"
    edits, call = name.within(before, after)
    return edits, f"write {call}"


def _still_wrong(name: Name) -> str:
    """Say which rule a name breaks with accepted characters too, or nothing."""
    rule = name.rule
    for value in _values(name):
        text = _mended(_text(value), rule)
        if not text.removeprefix(rule.head):
            return "nothing would be left of it"
        if fault := _faulty(text, rule):
            return f"it may not {fault}"
        if value.text is not None and len(text) < rule.shortest:
            return f"it must have {rule.shortest} characters"
    return _taken(name)


def _taken(name: Name) -> str:
    """Say which name two resources would have, if any."""
    known = {value.text for value in _values(name) if value.text}
    new = {_mended(text, name.rule).lower() for text in known}
    if len(new) < len(known) and not name.is_prefix:
        return "two would have the same name"
    for other in name.namesakes.names:
        if name.is_beside(other) and not name.is_prefix:
            for text in other.texts:
                if text not in known and _mended(text, name.rule).lower() in new:
                    return f"{quote(_mended(text, name.rule))} is the name of another"
    # a name that AWS completes is never taken
    for other in () if name.is_prefix else name.namesakes.settled_as(name):
        return f"{address(other.block)} would have the same name"
    return ""


def _headed(name: Name) -> tuple[list[Edit], str]:
    """Give the edits that put in front of a name what it must begin with."""
    rule, arm, file = name.rule, name.expression, name.file
    remedy = f'put "{rule.head}" in front of it'
    match arm:
        case n.Template(parts=(n.Text(raw=raw) as text, *_)):
            if not raw.startswith("/") and not rule.head.startswith(raw):
                return [Edit(file.path, text.start, text.start, rule.head)], remedy
        case _:
            values = _values(name)
            if all(_lacks_head(value, rule) and not value.varies for value in values):
                return wrap(file, arm, f'"{rule.head}${{', '}"'), remedy
    return [], remedy
