"""Cut a name down to the length that AWS allows.

A name put together from variables is as long as its parts, and no reviewer counts
them. The provider refuses a name over the limit, and only when it plans: ``"name"
cannot be longer than 32 characters``. As such a name can never have been applied,
cutting it changes no plan that worked, and a name that fits keeps its value.

What is known counts: defaults, tfvars files, ``--var``, the keys of ``for_each``, what
a local module call passes, validations of a variable and of the elements in it. A part
without any bound counts as 16 characters, a value that can be overridden as 8 more than
it has; ``possible`` says whether a name that is too long only by that count is cut
(``fix``), shown (``report``) or left out (``off``). A name that is only a reference,
such as ``var.name``, is left to whoever sets it, unless it is known to be too long.

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
the whole at its end where another resource has the short name already. Where names
are known that would end in a hyphen after the cut, it is trimmed; where two would
become one, what is too long gets a hash of the whole at its end.

See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""

from typing import NamedTuple

from tffix.api import (
    Binary,
    Block,
    Call,
    Conditional,
    Context,
    Edit,
    Expression,
    File,
    Finding,
    GetAttr,
    Heredoc,
    Impact,
    Iterator,
    Literal,
    Module,
    Outline,
    Parenthesized,
    Resource,
    Resources,
    Safety,
    Template,
    Text,
    fixer,
    is_reference,
    is_string,
    quote,
    replace,
    target,
    unescape,
    walk,
    wrap,
)
from tffix.aws import UNLIMITED, NameRule, names

_FIFO = ".fifo"  # the name of a FIFO queue or topic must end so


class _Name(NamedTuple):
    """An expression that gives a name, what it stands for, and what it may be."""

    block: Block
    argument: str
    arm: Expression
    target: Expression
    rule: NameRule
    context: Context

    @property
    def limit(self) -> int:
        """How many characters it may have."""
        return self.rule.longest

    @property
    def is_prefix(self) -> bool:
        """Whether AWS makes the name by adding to it, so that it is always unique."""
        return self.argument.endswith("prefix")


def _holds(type_: str, seen: Outline, module: Module) -> bool:
    """Whether a name can be too long, by its text: what it is made of may be short."""
    return any(
        rule.longest < UNLIMITED
        and not ((name := module.glance.name(code)) and name.longest <= rule.longest)
        for code, rule in seen.ruled(names()[type_])
    )


@fixer(
    Resources(
        *names(),
        arguments=lambda type_: names()[type_],
        holds=_holds,
    ),
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    options={"possible": ("fix", "report", "off")},
    refused_by="plan",
)
def name_too_long(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find name arguments that are, or can be, longer than the type's limit."""
    block = resource.block
    for argument, rule in names()[block.labels[0].value].items():
        attribute = block.body.attribute(argument)
        limit = rule.longest
        if not attribute or not _overflow(block, attribute.value, limit, context):
            continue
        for arm in _arms(attribute.value, limit, context.file):
            meant = target(arm, context.module)
            overflow = _overflow(block, arm, limit, context)
            if not overflow or (is_reference(meant) and not overflow.certain):
                continue
            possible = not overflow.certain and context.options.get("possible")
            if possible == "off":
                continue
            name = _Name(block, argument, arm, meant, rule, context)
            # that of an older resource, which the provider lets pass
            live = rule.outlived and rule.phase_of("longest") == "apply"
            value = _literal(meant)
            edits, remedy = _cut(name) if value is None else _cut_known(name, value)
            said = overflow.said
            if value is not None:
                said = f"is {len(value)} characters long"
            if possible == "report":
                edits = []
            yield context.finding(
                block,
                arm,
                f"{argument} {said}, the limit is {limit}",
                remedy,
                edits,
                safety=Safety.UNSAFE if live else None,
                impact=Impact.REPLACE if live else None,
            )


class _Overflow(NamedTuple):
    """That a name is longer than the limit, and in which words."""

    certain: bool
    said: str


def _overflow(
    block: Block, expression: Expression, limit: int, context: Context
) -> _Overflow | None:
    """Say how long a name is, or can be; nothing where it fits."""
    if isinstance(expression, Template) and not expression.parts:
        return None
    module = context.module
    found = [(i, module.evaluate(expression, i)) for i in module.instances(block)]
    over = [(value, str(i)) for i, value in found if value.shortest > limit]
    if over:
        value, where = max(over, key=lambda pair: pair[0].shortest)
        where = f" for {where}" if where else ""
        others = f" and {len(over) - 1} more" if len(over) > 1 else ""
        said = f"{value.shortest} characters long{where}{others}"
        if value.text is None:
            return _Overflow(certain=True, said=f"is at least {said}")
        return _Overflow(certain=True, said=f"is {quote(value.text)}, {said}")
    likely = max((value.likely for _, value in found), default=0)
    if likely <= limit:
        return None
    return _Overflow(certain=False, said=f"can be {likely} characters long")


def _arms(expression: Expression, limit: int, file: File) -> Iterator[Expression]:
    """Give the expressions of which one is the name, or the one there is.

    What is only chosen by its own length, as in ``length(x) > 32 ? … : x``, is guarded
    already.
    """
    # Each is cut on its own: another may be null, and substr(null, …) is an error.
    match expression:
        case Parenthesized(inner=inner):
            yield from _arms(inner, limit, file)
        case Conditional(condition=condition, true=true, false=false):
            guarded = set(_measured(condition, limit, file))
            for arm in (true, false):
                if file.code(arm) not in guarded:
                    yield from _arms(arm, limit, file)
        case Call(name="coalesce" | "try", arguments=arguments, expand=False):
            for argument in arguments:
                yield from _arms(argument, limit, file)
        case _:
            yield expression


def _measured(condition: Expression, limit: int, file: File) -> Iterator[str]:
    """Give the code of what a condition compares with the limit, or a little less."""
    for node in walk(condition):
        match node:
            case Binary(
                left=Call(name="length", arguments=(measured,)),
                right=Literal(text=bound),
            ) if bound.isdigit() and 1 < int(bound) <= limit + 1:  # > 0: not empty
                yield file.code(measured)


def _literal(expression: Expression) -> str | None:
    """Give the value of a string without interpolations."""
    match expression:
        case Template(parts=(Text(raw=raw),)):
            return unescape(raw)
    return None


def _cut(name: _Name) -> tuple[list[Edit], str]:
    """Give the edits that cut a name with parts that vary, and what they do."""
    arm, limit, file = name.arm, name.limit, name.context.file
    head = 0 if name.is_prefix else _head(name.target)
    keep = limit - len(_FIFO)
    match arm:
        case Call(name="substr", arguments=(_, _, Literal(text=bound) as last)) if (
            bound.isdigit()
        ):
            return replace(file, last, str(limit)), f"let substr() cut it at {limit}"
        case Template(parts=(*_, Text(raw=raw))) if raw.endswith(_FIFO) and head < keep:
            at = arm.end - 1 - len(_FIFO)
            before = Edit(file.path, arm.start, arm.start, '"${substr(')
            after = Edit(file.path, at, at, f'", 0, {keep})}}')
            return [before, after], f"cut what stands before {_FIFO} at {keep}"
    # substr(null, …) is an error
    never_null = is_string(name.target, name.context.module) or _is_fixed(name)
    why_not = ""
    if isinstance(arm, Heredoc):
        why_not = "write it as a quoted string"
    elif any(
        isinstance(node, Text) and _FIFO in node.raw for node in walk(name.target)
    ):
        why_not = f"shorten what stands before {_FIFO}"
    elif head >= limit:
        if code := _hashed(arm, limit, file):
            remedy = "make what is cut off a hash, else all names would be the same"
            return replace(file, arm, code), remedy
        why_not = "shorten its literal part; cut here, all names would be the same"
    elif not (never_null or isinstance(arm, GetAttr) or is_reference(name.target)):
        why_not = "shorten what it is made of; substr() does not take null"
    return ([], why_not) if why_not else _wrapped(name, never_null=never_null)


def _wrapped(name: _Name, *, never_null: bool) -> tuple[list[Edit], str]:
    """Give the edits that cut a name in the form that suits its values."""
    arm, limit, file = name.arm, name.limit, name.context.file
    known = {} if name.is_prefix else _known(name)
    ends = {
        short[-1]
        for value, short in known.items()
        if len(value) > limit and short[-1] not in name.rule.end
    }
    before, after, why = "substr(", f", 0, {limit})", ""
    if ends and not any(end in name.rule.start for end in ends):
        marks = "".join(sorted(ends))
        before, after = f"trim({before}", f"{after}, {quote(marks)})"
        known = {value: short.strip(marks) for value, short in known.items()}
        why = f'; cut alone, a name would end in "{marks}"'
    if not never_null:
        before, after = f"try({before}", f"{after}, null)"
    if short := _shared(name, known):
        why = f'cut alone, another name would be "{short}" too'
        if not never_null or "\n" in file.text[arm.start : arm.end]:
            return [], f"shorten what it is made of; {why}"
        remedy = f"cut it and put a hash of the whole at its end; {why}"
        return replace(file, arm, _told_apart(name)), remedy
    return wrap(file, arm, before, after), f"cut it with {before}…{after}{why}"


def _known(name: _Name) -> dict[str, str]:
    """Give the names that are known, each with what a cut leaves of it."""
    module = name.context.module
    found = (module.evaluate(name.arm, i).text for i in module.instances(name.block))
    return {value: value[: name.limit] for value in found if value}


def _shared(name: _Name, known: dict[str, str]) -> str:
    """Give what a cut leaves of a name where that is another name too."""
    if not known or name.is_prefix:
        return ""
    others = set(_others(name, ""))
    seen = set()
    for short in known.values():
        if short in seen or short in others - known.keys():
            return short
        seen.add(short)
    return ""


def _told_apart(name: _Name) -> str:
    """Give the code of a name that has a hash at its end where it was too long."""
    code = name.context.file.text[name.arm.start : name.arm.end]
    joint = "-" if "-" in name.rule.middle else ""
    keep = name.limit - len(joint) - 6
    cut = f"substr({code}, 0, {keep})"
    cut = f'trim({cut}, "-")' if joint else cut
    hashed = f'"${{{cut}}}{joint}${{substr(md5({code}), 0, 6)}}"'
    return f"length({code}) > {name.limit} ? {hashed} : {code}"


def _head(expression: Expression) -> int:
    """Give how many characters stand before the first part that can vary."""
    match expression:
        case Template(parts=(Text(raw=raw), _, *_)):
            return len(unescape(raw))
    return 0


def _hashed(template: Expression, limit: int, file: File) -> str:
    """Give a template that never fits with a hash in the place of what is cut off.

    Nothing where a value of what varies can make it fit, or where that is not certain.
    """
    match template:
        case Template(start=begin, end=end, parts=(Text(raw=raw), *_)) if len(
            raw
        ) > limit and raw == unescape(raw):
            start = raw[: limit - 7].rstrip("-")
            rest = file.text[begin + 1 + len(start) : end - 1].lstrip("-")
            joint = "-" if "-" in raw else ""
            return f'"{start}{joint}${{substr(md5("{rest}"), 0, 6)}}"'
    return ""


def _is_fixed(name: _Name) -> bool:
    """Whether all values of a name are known, and nothing can override them."""
    module = name.context.module
    found = [module.evaluate(name.arm, i) for i in module.instances(name.block)]
    return not any(value.varies or not value.text for value in found)


def _cut_known(name: _Name, value: str) -> tuple[list[Edit], str]:
    """Give the edits that cut a name without parts that vary, and what they do."""
    if not value.isascii():
        return [], "write it with ASCII letters; AWS counts the bytes of others"
    short = _shortened(name, value)
    taken = short in {_shortened(name, other) for other in _others(name, value)}
    if _literal(name.arm) is not None:
        why = f', as "{short}" is taken' if taken else ""
        if taken:
            short = _shortened(name, value, _hash(value))
        edits = replace(name.context.file, name.arm, quote(short))
        return edits, f'cut it to "{short}"{why}'
    if taken:
        return [], f'choose a shorter one; "{short}" is taken'
    if value.endswith(_FIFO):
        return [], f'choose a shorter one, such as "{short}"'
    before, after = "substr(", f", 0, {name.limit})"
    if ends := value[len(short) : name.limit]:
        before, after = f"trim({before}", f"{after}, {quote(ends)})"
    edits = wrap(name.context.file, name.arm, before, after)
    return edits, f'cut it to "{short}" with {before}…{after}'


def _shortened(name: _Name, value: str, mark: str = "") -> str:
    """Cut a value to the limit, with a mark at its end, unless it is short enough."""
    if len(value) <= name.limit or name.is_prefix:
        return value[: name.limit]
    tail = mark + (_FIFO if value.endswith(_FIFO) else "")
    short = value[: name.limit - len(tail)].rstrip("-")
    while short and not tail and short[-1] not in name.rule.end:
        short = short[:-1]
    return short + tail


def _others(name: _Name, value: str) -> Iterator[str]:
    """Give the values, as far as known, that other resources of the type have."""
    module = name.context.module
    for _, other in module.blocks("resource", name.block.labels[0].value):
        attribute = module.argument(other, name.argument)
        if attribute is None or name.is_prefix or (not value and other is name.block):
            continue
        for instance in module.instances(other):
            known = module.evaluate(attribute.value, instance).text
            if known and known != value:
                yield known


def _hash(value: str) -> str:
    """Give what tells a value from others, after a hyphen where it has one."""
    from hashlib import md5  # noqa: PLC0415, deferred: rarely needed

    joint = "-" if "-" in value else ""  # not every type allows it
    return joint + md5(value.encode(), usedforsecurity=False).hexdigest()[:6]
