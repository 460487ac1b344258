"""Cut a name down to the length that AWS allows.

A name put together from variables is as long as its parts, and no reviewer counts
them. The provider refuses a name over the limit, and only when it plans: ``"name"
cannot be longer than 32 characters``. As such a name can never have been applied,
cutting it changes no plan that worked, and a name that fits keeps its value.

What is known counts: defaults, tfvars files, ``--var``, the keys of ``for_each``, what
a local module call passes, validations of a variable and of the elements in it. A part
without any bound counts as 16 characters, a number as 5, an environment as 11, a
default as it is written, or as the longest that files of the repository give in its
place. ``possible`` says whether a name that is too long only by that count is cut
(``fix``), shown (``report``) or left out (``off``). A name that is only a reference,
such as ``var.name``, is left to whoever sets it, unless it is known to be too long; so
are the parts of a module that nothing in its repository calls or runs.

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
    Finding,
    Impact,
    Iterable,
    Iterator,
    Name,
    Names,
    Safety,
    Value,
    fixer,
    is_reference,
    name_uses,
    quote,
    shorter_names,
    suspicion,
    walk,
)
from tffix.api import nodes as n


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
        edits, remedy = name_uses.changed(arm, shorter_names.fitted)
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
    likely = max((value.likely for _, value in values), default=0)
    if likely <= limit:
        return None
    return _Overflow(certain=False, said=f"can be {likely} characters long")


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
