"""Cut a name down to the length that AWS allows.

A name put together from variables is as long as its parts, and no reviewer counts
them. The provider refuses a name over the limit, and only when it plans: ``"name"
cannot be longer than 32 characters``. As such a name can never have been applied,
cutting it changes no plan that worked, and a name that fits keeps its value.

Until more is known of a part that is not literal, it counts as 16 characters. A name
that is only a reference, such as ``var.name``, is left to whoever sets it.

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
the whole at its end where another resource has the short name already. No cut ends in
a hyphen where that can be known.

See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""

from tffix.api import (
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
    Interpolation,
    Iterator,
    Literal,
    Module,
    Parenthesized,
    Safety,
    Template,
    Text,
    fixer,
    is_reference,
    longest,
    quote,
    replace,
    resolve,
    unescape,
    walk,
    wrap,
)
from tffix.aws import names

# functions that never give null: substr(null, …) is an error
_GIVES_STRING = {"coalesce", "format", "join", "lower", "replace", "substr", "upper"}
_GIVES_STRING |= {"chomp", "title", "trim", "trimprefix", "trimspace", "trimsuffix"}
_FIFO = ".fifo"  # the name of a FIFO queue or topic must end so
_MAX_DEPTH = 64


@fixer(*names(), groups=("naming",), safety=Safety.SAFE, impact=Impact.NONE)
def name_too_long(block: Block, context: Context) -> Iterator[Finding]:
    """Find name arguments that are, or can be, longer than the type's limit."""
    for argument, rule in names()[block.labels[0].value].items():
        attribute = block.body.attribute(argument)
        for arm in _arms(attribute.value, context) if attribute else ():
            length = longest(arm, context.module)
            target = _target(arm, context.module)
            if length <= rule.longest or is_reference(target):
                continue
            known = _literal(target)
            if known is None:
                edits, remedy = _cut(argument, arm, target, rule.longest, context)
            else:
                edits, remedy = _cut_known(
                    block, argument, arm, known, rule.longest, context
                )
            yield context.finding(
                block,
                arm,
                f"{argument} {'can be' if known is None else 'is'} {length} characters"
                f" long, the limit is {rule.longest}",
                remedy,
                edits,
            )


def _arms(expression: Expression, context: Context) -> Iterator[Expression]:
    """Give the expressions of which one is the name, or the one there is.

    What is only chosen by its own length, as in ``length(x) > 32 ? … : x``, is guarded
    already.
    """
    # Each is cut on its own: another may be null, and substr(null, …) is an error.
    match expression:
        case Parenthesized():
            yield from _arms(expression.inner, context)
        case Conditional():
            code = context.file.code
            measured = {
                code(node.arguments[0])
                for node in walk(expression.condition)
                if isinstance(node, Call) and node.name == "length"
            }
            for arm in (expression.true, expression.false):
                if code(arm) not in measured:
                    yield from _arms(arm, context)
        case Call(name="coalesce" | "try", arguments=arguments, expand=False):
            for argument in arguments:
                yield from _arms(argument, context)
        case _:
            yield expression


def _target(expression: Expression, module: Module) -> Expression:
    """Give what a name stands for, through locals and ``"${x}"``."""
    target = resolve(expression, module)
    for _ in range(_MAX_DEPTH):
        match target:
            case Template(parts=(Interpolation(value=value),)):
                target = resolve(value, module)
            case _:
                break
    return target


def _literal(expression: Expression) -> str | None:
    """Give the value of a string without interpolations."""
    match expression:
        case Template(parts=(Text(raw=raw),)):
            return unescape(raw)
    return None


def _is_string(expression: Expression, module: Module, depth: int = 8) -> bool:
    """Whether an expression is never null; false where that is not certain."""
    match _target(expression, module):
        case Template() | Heredoc():
            return True
        case Call(name=name):
            return name in _GIVES_STRING
        case Conditional(true=true, false=false) if depth:
            return all(_is_string(arm, module, depth - 1) for arm in (true, false))
    return False


def _cut(
    argument: str, arm: Expression, target: Expression, limit: int, context: Context
) -> tuple[list[Edit], str]:
    """Give the edits that cut a name with parts that vary, and what they do."""
    file, module = context.file, context.module
    head = 0 if _is_prefix(argument) else _head(target)
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
    never_null = _is_string(target, module)
    why_not = ""
    if isinstance(arm, Heredoc):
        why_not = "write it as a quoted string"
    elif any(isinstance(node, Text) and _FIFO in node.raw for node in walk(target)):
        why_not = f"shorten what stands before {_FIFO}"
    elif head >= limit:
        if code := _hashed(file, arm, limit):
            remedy = "make what is cut off a hash, else all names would be the same"
            return replace(file, arm, code), remedy
        why_not = "shorten its literal part; cut here, all names would be the same"
    elif not never_null and not isinstance(arm, GetAttr):
        why_not = "shorten what it is made of; substr() does not take null"
    if why_not:
        return [], why_not
    start, end = ("", "") if never_null else ("try(", ", null)")
    start, end = f"{start}substr(", f", 0, {limit}){end}"
    return wrap(file, arm, start, end), f"cut it with {start}…{end}"


def _hashed(file: File, name: Expression, limit: int) -> str:
    """Give a template that never fits with a hash in the place of what is cut off.

    Nothing where a value of what varies can make it fit, or where that is not certain.
    """
    match name:
        case Template(parts=(Text(raw=raw), *_)) if len(
            raw
        ) > limit and raw == unescape(raw):
            start = raw[: limit - 7].rstrip("-")
            rest = file.text[name.start + 1 + len(start) : name.end - 1].lstrip("-")
            return f'"{start}{_joint(raw)}${{substr(md5("{rest}"), 0, 6)}}"'
    return ""


def _cut_known(
    block: Block,
    argument: str,
    arm: Expression,
    value: str,
    limit: int,
    context: Context,
) -> tuple[list[Edit], str]:
    """Give the edits that cut a name without parts that vary, and what they do."""
    if not value.isascii():
        return [], "write it with ASCII letters; AWS counts the bytes of others"
    short = _shortened(argument, value, limit)
    others = {
        _shortened(argument, other, limit)
        for other in _others(block, argument, context)
        if other != value
    }
    literal = _literal(arm) is not None
    if short in others and not literal:
        return [], f'choose a shorter one; "{short}" is taken'
    if literal:
        why = ""
        if short in others:
            why = f', as "{short}" is taken'
            mark = _joint(value) + _hash(value)
            short = _shortened(argument, value, limit, mark)
        return replace(context.file, arm, quote(short)), f'cut it to "{short}"{why}'
    if value.endswith(_FIFO):
        return [], f"shorten what stands before {_FIFO}"
    before, after = "substr(", f", 0, {limit})"
    if short != value[:limit]:
        before, after = f"trim({before}", f'{after}, "-")'
    edits = wrap(context.file, arm, before, after)
    return edits, f'cut it to "{short}" with {before}…{after}'


def _shortened(argument: str, value: str, limit: int, mark: str = "") -> str:
    """Cut a value to the limit, with a mark at its end; it may be short enough."""
    if len(value) <= limit:
        return value
    if _is_prefix(argument):
        return value[:limit]
    tail = mark + (_FIFO if value.endswith(_FIFO) else "")
    return value[: limit - len(tail)].rstrip("-") + tail


def _joint(name: str) -> str:
    """Give a hyphen for a name that has one: not every type allows it."""
    return "-" if "-" in name else ""


def _hash(value: str) -> str:
    from hashlib import md5  # noqa: PLC0415, deferred: rarely needed

    return md5(value.encode(), usedforsecurity=False).hexdigest()[:6]


def _others(block: Block, argument: str, context: Context) -> Iterator[str]:
    """Give the names, as far as known, of the other resources of the type."""
    if _is_prefix(argument):  # what AWS adds to a prefix makes the name its own
        return
    for file, other in context.module.blocks("resource", block.labels[0].value):
        attribute = other.body.attribute(argument)
        if attribute and (file, other.start) != (context.file, block.start):
            value = _literal(_target(attribute.value, context.module))
            if value is not None:
                yield value


def _is_prefix(argument: str) -> bool:
    """Whether AWS makes the name by adding to what is given."""
    return argument.endswith("prefix")


def _head(expression: Expression) -> int:
    """Give how many characters stand before the first part that can vary."""
    match expression:
        case Template(parts=(Text(raw=raw), _, *_)):
            return len(unescape(raw))
    return 0
