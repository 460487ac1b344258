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
changes. S3 buckets can be older than the rule that refuses their names: there the fix
is unsafe. A module that allows a provider before 5.0 is left alone.

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

from typing import NamedTuple

from tffix.api import (
    Block,
    Context,
    Edit,
    Expression,
    Finding,
    GetAttr,
    Impact,
    Iterator,
    Module,
    Outline,
    Resource,
    Resources,
    Safety,
    Template,
    Text,
    Value,
    alternatives,
    aws_versions,
    fixer,
    is_string,
    quote,
    replace,
    target,
    unescape,
    wrap,
)
from tffix.aws import Characters, NameRule, names

_SEPARATORS = "-_. /:"
_FIFO = ".fifo"
_MEASURED = ">= 5.0.0"


def _holds(type_: str, seen: Outline, module: Module) -> bool:
    return any(
        _is_checked(rule) and not _is_accepted(code, rule, module)
        for code, rule in seen.ruled(names()[type_])
    )


def _is_checked(rule: NameRule) -> bool:
    return bool(rule.head) or not rule.middle.everything


def _is_accepted(code: str, rule: NameRule, module: Module) -> bool:
    """Whether a name has nothing but characters that are accepted, as far as known."""
    name = module.glance.name(code)
    return (
        name is not None
        and not _refused(name.known, rule)
        and all(head.startswith(rule.head) or not head for head in name.heads)
    )


class _Name(NamedTuple):
    """An expression that gives a name, what it stands for, and what it may be."""

    block: Block
    argument: str
    arm: Expression
    rule: NameRule
    context: Context


@fixer(
    Resources(
        *names(),
        arguments=lambda type_: names()[type_],
        holds=_holds,
    ),
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def invalid_name_characters(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find name arguments with characters that their type does not accept."""
    block = resource.block
    module = context.module
    for argument, rule in names()[block.labels[0].value].items():
        attribute = block.body.attribute(argument)
        if not attribute or not _is_checked(rule):
            continue
        for arm in alternatives(attribute.value):
            values = [module.evaluate(arm, i) for i in module.instances(block)]
            values = [value for value in values if not _is_special(value, rule)]
            wrong = {c for value in values for c in _wrong(value, rule)}
            if not wrong and not any(_lacks_head(value, rule) for value in values):
                continue
            if not aws_versions(module).within(_MEASURED):
                return
            name = _Name(block, argument, arm, rule, context)
            edits, remedy = _headed(name, values)
            said = f'does not begin with "{rule.head}"'
            if wrong:
                edits, remedy = _corrected(name, values, wrong)
                said = f"has {_listed(wrong)}, and may have {_ranges(rule.middle)} only"
            live = rule.outlived and rule.phase_of("middle") == "apply"
            yield context.finding(
                block,
                arm,
                f"{argument} {said}",
                remedy,
                edits,
                safety=Safety.UNSAFE if live else None,
                impact=Impact.REPLACE if live else None,
            )


def _is_special(value: Value, rule: NameRule) -> bool:
    """Whether a value is an ARN, or names a FIFO queue or topic."""
    if rule.arns and value.head.startswith("arn:"):
        return True
    return any(part.text and part.text.endswith(_FIFO) for part in value.parts)


def _refused(text: str, rule: NameRule) -> set[str]:
    return rule.middle.others(text)


def _wrong(value: Value, rule: NameRule) -> set[str]:
    """Give the characters of a value that are not accepted, as far as it is known."""
    if value.null:
        return set()
    texts = (part.text for part in value.parts if part.text)
    return set().union(*(_refused(text, rule) for text in texts))


def _lacks_head(value: Value, rule: NameRule) -> bool:
    """Whether a value is known not to begin as it must."""
    head = value.head[: len(rule.head)]
    return bool(head) and not rule.head.startswith(head)


def _listed(characters: set[str]) -> str:
    """Say which characters these are; capitals are many."""
    capitals = {character for character in characters if character.isupper()}
    others = [quote(character) for character in sorted(characters - capitals)]
    return " and ".join([*(["capitals"] if capitals else []), *others])


def _ranges(accepted: Characters) -> str:
    """Say which characters are accepted."""
    text = accepted.text
    said = []
    for short, first, last in (("a-z", "a", "z"), ("A-Z", "A", "Z"), ("0-9", "0", "9")):
        group = "".join(map(chr, range(ord(first), ord(last) + 1)))
        if all(character in text for character in group):
            said.append(short)
            text = "".join(character for character in text if character not in group)
    return " ".join([*said, *text]).replace("  ", " space")


def _mapped(text: str, rule: NameRule) -> str:
    """Give a text with what is accepted in the place of what is not."""
    joint = next((sign for sign in "-_" if sign in rule.middle), "")
    found = ""
    for character in text:
        if character in rule.middle:
            found += character
        elif character.lower() in rule.middle:
            found += character.lower()
        else:
            found += joint if character in _SEPARATORS and joint else character
    return found


def _corrected(
    name: _Name, values: list[Value], wrong: set[str]
) -> tuple[list[Edit], str]:
    """Give the edits that make a name of accepted characters, and what they do."""
    rule, file, arm = name.rule, name.context.file, name.arm
    kept = {c for c in wrong if _refused(_mapped(c, rule), rule)}
    if kept:
        return [], f"write it without {_listed(kept)}"
    if reason := _still_wrong(name, values):
        return [], f"choose another: {reason}"
    texts = _texts(arm)
    if all(unescape(text.raw) == text.raw for text in texts) and wrong == {
        c for text in texts for c in _refused(text.raw, rule)
    }:
        edits = [
            edit
            for text in texts
            if _refused(text.raw, rule)
            for edit in replace(file, text, _mapped(text.raw, rule))
        ]
        code = "".join(
            _mapped(file.text[part.start : part.end], rule)
            if part in texts
            else file.text[part.start : part.end]
            for part in arm.parts  # type: ignore[attr-defined]
        )
        return edits, f'write "{code}"'
    return _wrapped(name, wrong, values)


def _texts(arm: Expression) -> list[Text]:
    """Give the texts that a name is written with, where it is a quoted string."""
    if not isinstance(arm, Template):
        return []
    return [part for part in arm.parts if isinstance(part, Text)]


def _wrapped(
    name: _Name, wrong: set[str], values: list[Value]
) -> tuple[list[Edit], str]:
    """Give the edits that correct whatever a name is, and what they do."""
    arm, rule = name.arm, name.rule
    before = after = ""
    if any(character.isupper() for character in wrong):
        before, after = "lower(", ")"
    for character in sorted(c for c in wrong if not c.isupper()):
        before = f"replace({before}"
        after = f"{after}, {quote(character)}, {quote(_mapped(character, rule))})"
    # lower() and replace() take no null
    if not _never_null(name, values):
        meant = target(arm, name.context.module)
        if not isinstance(arm, GetAttr) and not isinstance(meant, GetAttr):
            return [], "correct what it is made of; lower() does not take null"
        before, after = f"try({before}", f"{after}, null)"
    return wrap(name.context.file, arm, before, after), f"write {before}…{after}"


def _never_null(name: _Name, values: list[Value]) -> bool:
    if is_string(name.arm, name.context.module):
        return True
    return not any(value.varies or not value.text for value in values)


def _still_wrong(name: _Name, values: list[Value]) -> str:
    """Say which rule a name breaks with accepted characters too, or nothing."""
    rule = name.rule
    for value in values:
        head, text = _mapped(value.head, rule), value.text
        if head and head[0] not in rule.start:
            return f"it may not begin with {quote(head[0])}"
        parts = [_mapped(part.text, rule) for part in value.parts if part.text]
        for sign in rule.never:
            if any(sign in part for part in parts):
                return f"it may not have {quote(sign)} in it"
        last = value.parts[-1].text
        if last and _mapped(last, rule)[-1] not in rule.end:
            return f"it may not end with {quote(_mapped(last, rule)[-1])}"
        if text is not None and len(text) < rule.shortest:
            return f"it must have {rule.shortest} characters"
    return _taken(name, {value.text for value in values if value.text})


def _taken(name: _Name, known: set[str]) -> str:
    """Say which name two resources would have, if any."""
    if name.argument.endswith("prefix"):
        return ""
    new = {_mapped(text, name.rule) for text in known}
    if len(new) < len(known):
        return "two would have the same name"
    module = name.context.module
    for _, other in module.blocks("resource", name.block.labels[0].value):
        attribute = module.argument(other, name.argument)
        if attribute is None or other is name.block:
            continue
        for instance in module.instances(other):
            text = module.evaluate(attribute.value, instance).text
            if text and text not in known and _mapped(text, name.rule) in new:
                return f"{quote(_mapped(text, name.rule))} is the name of another"
    return ""


def _headed(name: _Name, values: list[Value]) -> tuple[list[Edit], str]:
    """Give the edits that put in front of a name what it must begin with."""
    rule, arm, file = name.rule, name.arm, name.context.file
    remedy = f'put "{rule.head}" in front of it'
    match arm:
        case Template(parts=(Text(raw=raw) as text, *_)):
            if not raw.startswith("/") and not rule.head.startswith(raw):
                return [Edit(file.path, text.start, text.start, rule.head)], remedy
        case _:
            if all(_lacks_head(value, rule) and not value.varies for value in values):
                return wrap(file, arm, f'"{rule.head}${{', '}"'), remedy
    return [], remedy
