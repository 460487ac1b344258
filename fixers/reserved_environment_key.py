"""Leave the environment variables to Lambda that it sets itself.

Lambda gives each function its region, its name and its credentials in variables whose
keys are reserved: AWS refuses a function that sets one. ``AWS_REGION`` and
``AWS_DEFAULT_REGION`` go where their value is the region of the provider, as a data
source or the provider's block has it, which is what Lambda writes there. Any other
value means something that the function would not get: that wants a key of another name,
in the code of the function too.

Refused by apply:

    InvalidParameterValueException: Lambda was unable to configure your environment
    variables because the environment variables you have provided contains reserved keys
    that are currently not supported for modification.

Before:

    data "aws_region" "current" {}

    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      role          = var.role

      environment {
        variables = {
          TABLE      = var.table
          AWS_REGION = data.aws_region.current.name
        }
      }
    }

After:

    data "aws_region" "current" {}

    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      role          = var.role

      environment {
        variables = {
          TABLE = var.table
        }
      }
    }

See https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    remove_elements,
    written,
)
from tffix.api import nodes as n

_PATH = ("environment", "variables")
_REGION = {"AWS_DEFAULT_REGION", "AWS_REGION"}
# the keys of "defined runtime environment variables" that Lambda calls reserved
_RESERVED = _REGION | {
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
}


@fixer(
    Resources(
        "aws_lambda_function",
        arguments=lambda _type: ("variables",),
        holds=lambda _type, seen, _module: any(key in seen.text for key in _RESERVED),
    ),
    groups=("lambda",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def reserved_environment_key(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find environment variables of functions that only Lambda may set."""
    for node, _ in written(resource.body, _PATH):
        if not (isinstance(node, n.Attribute) and isinstance(node.value, n.Object)):
            continue
        items = node.value.items
        for item in items:
            key = item.key_name
            if key not in _RESERVED:
                continue
            edits: list[Edit] = []
            removable = len(items) > 1 and not resource.body.attribute("provider")
            if removable and key in _REGION and _is_own(item.value, context):
                edits = remove_elements(context.file, items, [item])
            remedy = "remove it" if edits else "give it another name, or remove it"
            yield context.finding(
                resource.block, item.key, f"Lambda itself sets {key}", remedy, edits
            )


def _is_own(value: n.Expression, context: Context) -> bool:
    """Whether a value is the region of the provider that Lambda is asked through."""
    match value:
        case n.GetAttr(
            source=n.GetAttr(
                source=n.GetAttr(source=n.Variable(name="data"), name=type_),
                name=label,
            ),
            name=attribute,
        ) if type_.name == "aws_region" and attribute.name in ("id", "name", "region"):
            block = context.module.block("data", "aws_region", label.name)
            return block is not None and not block.body.items
    regions = [
        file.code(region.value)
        for file, block in context.module.blocks("provider", "aws")
        if not block.body.attribute("alias")
        and (region := block.body.attribute("region"))
    ]
    return regions == [context.file.code(value)]
