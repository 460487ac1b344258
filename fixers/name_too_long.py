"""Cut a composed name down to the length that AWS allows.

A name put together from variables is as long as its parts, and no reviewer counts
them. The provider refuses a name over the limit, and only when it plans: ``"name"
cannot be longer than 32 characters``. As such a name can never have been applied,
cutting it changes no plan that worked, and a name that fits keeps its value.

Until more is known of a part that is not literal, it counts as 16 characters.

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

See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""

from tffix.api import (
    Block,
    Conditional,
    Context,
    Edit,
    Expression,
    Finding,
    Heredoc,
    Impact,
    Iterator,
    Literal,
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


@fixer(*names(), groups=("naming",), safety=Safety.SAFE, impact=Impact.NONE)
def name_too_long(block: Block, context: Context) -> Iterator[Finding]:
    """Find name arguments that are, or can be, longer than the type's limit."""
    for argument, rule in names()[block.labels[0].value].items():
        attribute = block.body.attribute(argument)
        for arm in _arms(attribute.value) if attribute else ():
            length = longest(arm, context.module)
            if length <= rule.longest or is_reference(resolve(arm, context.module)):
                continue
            edits, remedy = _cut(block, argument, arm, rule.longest, context)
            certain = _literal(arm) is not None
            yield context.finding(
                block,
                arm,
                f"{argument} {'is' if certain else 'can be'} {length} characters long,"
                f" the limit is {rule.longest}",
                remedy,
                edits,
            )


def _arms(expression: Expression) -> Iterator[Expression]:
    """Give the expressions that a conditional chooses from, or the one there is."""
    # An arm is cut on its own: the other may be null, and substr(null, …) is an error.
    match expression:
        case Parenthesized():
            yield from _arms(expression.inner)
        case Conditional():
            yield from _arms(expression.true)
            yield from _arms(expression.false)
        case _:
            yield expression


def _cut(
    block: Block, argument: str, arm: Expression, limit: int, context: Context
) -> tuple[list[Edit], str]:
    """Give the edits that cut a name, and what they do or what else to do."""
    file = context.file
    value = _literal(arm)
    if value is not None:
        short = value[:limit].rstrip("-")
        if _is_taken(block, argument, short, context):
            return [], f'shorten it by hand: "{short}" is the name of another one'
        return replace(file, arm, quote(short)), f'cut it to "{short}"'
    target = resolve(arm, context.module)
    if isinstance(target, Heredoc) or any(
        isinstance(node, Literal) and node.text == "null" for node in walk(target)
    ):
        return [], "shorten what it is made of; substr() does not take null"
    if isinstance(target, Template) and _head(target) >= limit:
        return [], "shorten its literal part; cut here, all names would be the same"
    return wrap(
        file, arm, "substr(", f", 0, {limit})"
    ), f"cut it with substr(…, 0, {limit})"


def _literal(expression: Expression) -> str | None:
    """Give the value of a string without interpolations."""
    match expression:
        case Template(parts=(Text(raw=raw),)):
            return unescape(raw)
    return None


def _head(template: Template) -> int:
    """Give how many characters stand before the first part that can vary."""
    match template.parts:
        case (Text(raw=raw), _, *_):
            return len(unescape(raw))
    return 0


def _is_taken(block: Block, argument: str, value: str, context: Context) -> bool:
    """Whether another resource of the type in this module has the name."""
    for _, other in context.module.blocks("resource", block.labels[0].value):
        attribute = other.body.attribute(argument)
        if (
            attribute
            and other.start != block.start
            and _literal(attribute.value) == value
        ):
            return True
    return False
