"""Encode the user data of a launch template, which AWS takes in base64 only.

``user_data`` of an instance is encoded by the provider; that of
``aws_launch_template`` goes to AWS as it is, and a script that is not base64 is refused
when the template is made. Only text counts that cannot be base64: with a blank, a sign
such as ``#`` or a length that base64 does not have.

Refused by apply:

    InvalidUserData.Malformed: Invalid BASE64 encoding of user data.

Before:

    resource "aws_launch_template" "web" {
      image_id  = var.image
      user_data = <<-EOT
        #!/bin/sh
        exec web --port 80
      EOT
    }

After:

    resource "aws_launch_template" "web" {
      image_id = var.image
      user_data = base64encode(<<-EOT
        #!/bin/sh
        exec web --port 80
      EOT
      )
    }

See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
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
    function_calls,
    indent,
    pattern,
    wrap,
)
from tffix.api import nodes as n

_ARGUMENT = "user_data"
_FILES = ("file", "templatefile")
_FOREIGN = pattern(r"[^A-Za-z0-9+/=\s]|\S[ \t]+\S")  # what base64 never has


@fixer(
    Resources("aws_launch_template", arguments=lambda _type: (_ARGUMENT,)),
    groups=("ec2",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def plain_user_data(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find user data that is not in base64."""
    user_data = resource.body.attribute(_ARGUMENT)
    if user_data is None or not _is_plain(user_data.value, context):
        return
    value = user_data.value
    edits = wrap(context.file, value, "base64encode(", ")")
    if isinstance(value, n.Heredoc):  # its end stands on a line of its own
        line = f"\n{indent(context.file.text, user_data.start)})"
        edits[1] = Edit(context.file.path, value.end, value.end, line)
        # the line opens more than it closes, so terraform fmt aligns it with no other
        name, text = user_data.name, context.file.text
        edits.append(Edit(context.file.path, name.end, text.index("=", name.end), " "))
    yield context.finding(
        resource.block,
        user_data.name,
        "user_data of aws_launch_template is not in base64",
        "encode it with base64encode()",
        edits,
    )


def _is_plain(value: n.Expression, context: Context) -> bool:
    """Whether a value is a text that cannot be base64."""
    match value:
        case n.Template(parts=parts) | n.Heredoc(parts=parts):
            return any(
                isinstance(part, n.Text) and _FOREIGN.search(part.raw) for part in parts
            )
        case n.Call(name=name) if name in _FILES:
            path = function_calls.named_path(value, context.module)
            text = None if path is None else context.module.text(path)
            return text is not None and bool(_FOREIGN.search(text))
    return False
