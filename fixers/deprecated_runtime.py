"""Let a Lambda function run on a runtime that AWS still keeps.

Some time after AWS has deprecated a runtime, Lambda makes no new functions with it, and
later takes no changes of those that there are. The provider takes them all. Code may
need changes for another version of its language, a function that is there still runs,
and AWS has moved the dates more than once: so what this says is only possible, its fix
is unsafe, and the check is for who selects it.

The runtime becomes the newest of its language that hashicorp/aws 5.100.0 takes, without
those that are to be deprecated next. Go has none any more: a Go function is built anew
for ``provided.al2023``, as ``bootstrap``, which is not for a machine.

Refused by apply:

    InvalidParameterValueException: The runtime parameter of nodejs14.x is no longer
    supported for creating or updating AWS Lambda functions.

Before:

    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      runtime       = "nodejs14.x"
    }

After:

    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      runtime       = "nodejs22.x"
    }

See https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    plain_text,
    quote,
    replace,
)

# of AWS's page on runtimes: those deprecated by September 2025, and the newest of each
# language that is not; "" where the code has to be built another way
_NEWEST = {
    "nodejs22.x": (
        *("nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10"),
        *("nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x"),
    ),
    "python3.13": ("python2.7", "python3.6", "python3.7", "python3.8"),
    "ruby3.4": ("ruby2.5", "ruby2.7"),
    "java21": ("java8",),
    "dotnet8": (
        *("dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1"),
        "dotnet6",
    ),
    "provided.al2023": ("provided",),
    "": ("go1.x",),
}
_OLD = {old: new for new, some in _NEWEST.items() for old in some}


@fixer(
    Resources("aws_lambda_function", arguments=lambda _type: ("runtime",)),
    groups=("lambda",),
    safety=Safety.UNSAFE,
    impact=Impact.IN_PLACE,
    refused_by="apply",
    opt_in=True,
)
def deprecated_runtime(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find functions on runtimes that AWS has deprecated."""
    runtime = resource.body.attribute("runtime")
    old = plain_text(runtime.value) if runtime else None
    if not runtime or old not in _OLD:
        return
    new = _OLD[old]
    edits = replace(context.file, runtime.value, quote(new)) if new else ()
    remedy = f"write {quote(new)}, and try the code with it"
    yield context.finding(
        resource.block,
        runtime.value,
        f"AWS has deprecated the runtime {old}",
        remedy if new else "build the function for provided.al2023",
        edits,
        certain=False,
    )
