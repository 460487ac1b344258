"""Give the rule for any image the last place in a lifecycle policy of ECR.

Rules are judged in the order of ``rulePriority``, the lowest number first. A rule with
``tagStatus = "any"`` takes all images, so that none is left for a rule behind it, and
AWS refuses a policy in which it is not the last. It gets the number after the highest.

Only policies that ``jsonencode`` writes out are looked at, with all of their numbers.

Refused by apply:

    InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to
    satisfy constraint: 'Lifecycle policy validation failure: Rule for tagStatus=ANY
    must have the lowest priority'

Before:

    resource "aws_ecr_lifecycle_policy" "web" {
      repository = "web"
      policy = jsonencode({
        rules = [
          {
            rulePriority = 1
            selection = {
              tagStatus   = "any"
              countType   = "imageCountMoreThan"
              countNumber = 9
            }
            action = { type = "expire" }
          },
          {
            rulePriority = 2
            selection = {
              tagStatus   = "untagged"
              countType   = "imageCountMoreThan"
              countNumber = 1
            }
            action = { type = "expire" }
          },
        ]
      })
    }

After:

    resource "aws_ecr_lifecycle_policy" "web" {
      repository = "web"
      policy = jsonencode({
        rules = [
          {
            rulePriority = 3
            selection = {
              tagStatus   = "any"
              countType   = "imageCountMoreThan"
              countNumber = 9
            }
            action = { type = "expire" }
          },
          {
            rulePriority = 2
            selection = {
              tagStatus   = "untagged"
              countType   = "imageCountMoreThan"
              countNumber = 1
            }
            action = { type = "expire" }
          },
        ]
      })
    }

See https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    bare,
    fixer,
    plain_text,
    replace,
)
from tffix.api import nodes as n

_ANY = "any"


@fixer(
    Resources(
        "aws_ecr_lifecycle_policy",
        arguments=lambda _type: ("policy",),
        holds=lambda _type, seen, _module: (
            f'"{_ANY}"' in seen.text and seen.text.count("rulePriority") > 1
        ),
    ),
    groups=("ecr",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def image_rule_order(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find rules for any image before others."""
    said = resource.body.attribute("policy")
    match said and bare(said.value):
        case n.Call(name="jsonencode", arguments=(n.Object() as policy,)):
            pass
        case _:
            return
    rules = _value(policy, "rules")
    items = rules.items if isinstance(rules, n.Tuple) else ()
    priorities = [_value(item, "rulePriority") for item in items]
    numbers = [
        int(one.text)
        for one in priorities
        if isinstance(one, n.Literal) and one.text.isdigit()
    ]
    if len(numbers) < len(priorities):
        return
    takes_any = [
        plain_text(status) == _ANY
        for item in items
        if (status := _value(_value(item, "selection"), "tagStatus"))
    ]
    if len(takes_any) < len(items) or takes_any.count(True) != 1:
        return
    at = takes_any.index(True)
    last = max(numbers)
    priority = priorities[at]
    if priority and (numbers[at] != last or numbers.count(last) > 1):
        yield context.finding(
            resource.block,
            priority,
            f"the rule for any image has priority {numbers[at]}, before that of others",
            f"write {last + 1}",
            replace(context.file, priority, str(last + 1)),
        )


def _value(of: n.Expression | None, name: str) -> n.Expression | None:
    """Give what an object has by a name that is written out."""
    if not isinstance(of, n.Object):
        return None
    return next((item.value for item in of.items if item.key_name == name), None)
