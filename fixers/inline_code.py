"""Zip the code of a Lambda function that is written beside it.

CloudFormation takes the code of a function as text, in ``ZipFile``, and zips it. The
provider has no argument for that: it takes a zip file, or where one is in S3.
``terraform validate`` refuses ``inline_code``: ``Unsupported argument``.

``--unsafe-fixes`` hands the text to ``archive_file`` of the provider hashicorp/archive,
in a file named as the handler says; that provider has to be installed with ``terraform
init``. Not for a machine, and reported: a function with another code besides or with
``count`` or ``for_each``, and a handler or runtime that does not tell the file.

Refused by validate:

    Unsupported argument
    An argument named "inline_code" is not expected here.

Before:

    resource "aws_lambda_function" "hello" {
      function_name = "hello"
      role          = aws_iam_role.hello.arn
      handler       = "index.handler"
      runtime       = "python3.13"

      inline_code = <<-EOF
        def handler(event, context):
            return "hello"
      EOF
    }

After:

    data "archive_file" "hello" {
      type        = "zip"
      output_path = "${path.module}/hello.zip"

      source {
        filename = "index.py"
        content  = <<-EOF
        def handler(event, context):
            return "hello"
      EOF
      }
    }

    resource "aws_lambda_function" "hello" {
      function_name = "hello"
      role          = aws_iam_role.hello.arn
      handler       = "index.handler"
      runtime       = "python3.13"

      filename         = data.archive_file.hello.output_path
      source_code_hash = data.archive_file.hello.output_base64sha256
    }

See https://registry.terraform.io/providers/hashicorp/archive/latest/docs/data-sources/file
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
    argument_lines,
    braced,
    fixer,
    indent,
    insert_before,
    is_null,
    plain_text,
    remove,
    replace_item,
    shares_line,
    step,
)
from tffix.api import nodes as n

_NAME = "inline_code"
_OTHERS = ("filename", "s3_bucket", "s3_key", "image_uri")
_HASH = "source_code_hash"
# source: the runtimes whose handlers are in a file of source code, by AWS's guide
_ENDINGS = {"python": "py", "nodejs": "js", "ruby": "rb"}


@fixer(
    Resources("aws_lambda_function", arguments=lambda _type: [_NAME]),
    groups=("schema",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def inline_code(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find functions with their code in an argument that the provider does not have."""
    item = resource.body.attribute(_NAME)
    if item is None or context.module.is_overridden(resource.block):
        return
    yield context.finding(
        resource.block,
        item.name,
        f"aws_lambda_function has no argument {_NAME}",
        "zip the code with archive_file",
        _edits(resource, item, context),
        by_hand=_reason(resource, item, context),
    )


def _reason(resource: Resource, item: n.Attribute, context: Context) -> str:
    """Say why this is not for a machine, or nothing."""
    body, label = resource.body, resource.label.value
    for name in (*_OTHERS, _HASH):
        other = body.attribute(name)
        if other and not is_null(other.value):
            return f"{name} is there, too"
    if context.module.is_repeated(resource.block):
        return "there are several"
    if not _filename(resource):
        return "handler and runtime do not tell the name of a file"
    if shares_line(context.file, item):
        return "it shares its line"
    if context.module.block("data", "archive_file", label):
        return f"there is data.archive_file.{label} already"
    return ""


def _filename(resource: Resource) -> str:
    """Give the name of the file that the handler is in; empty where it is unknown."""
    handler, runtime = (_text(resource, name) for name in ("handler", "runtime"))
    file, _, function = handler.rpartition(".")
    for language, ending in _ENDINGS.items():
        if runtime.startswith(language) and file and function:
            return f"{file}.{ending}"
    return ""


def _text(resource: Resource, name: str) -> str:
    argument = resource.body.attribute(name)
    return (argument and plain_text(argument.value)) or ""


def _edits(resource: Resource, item: n.Attribute, context: Context) -> Iterator[Edit]:
    """Give the edits that hand the code to an archive above the function."""
    file, label = context.file, resource.label.value
    one, to = step(file, resource.block), indent(file.text, item.start)
    archive = f"data.archive_file.{label}"
    source = {
        "filename": f'"{_filename(resource)}"',
        "content": file.text_of(item.value),
    }
    said = {"type": '"zip"', "output_path": f'"${{path.module}}/{label}.zip"'}
    lines = argument_lines(said, one) + "\n"
    lines += braced("source", argument_lines(source, one * 2), one)
    new = braced(f'data "archive_file" "{label}"', lines)
    yield from insert_before(file, resource.block, f"{new}\n")
    archived = {
        "filename": f"{archive}.output_path",
        _HASH: f"{archive}.output_base64sha256",
    }
    yield from replace_item(file, item, argument_lines(archived, to))
    for name in (*_OTHERS, _HASH):
        if other := resource.body.attribute(name):
            yield from remove(file, other)
