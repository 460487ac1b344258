"""Select all buckets or functions of an account as CloudTrail calls them.

A data event selector takes the beginning of an ARN, not a pattern: ``arn:aws:s3`` for
the objects of all buckets, ``arn:aws:lambda`` for all functions. Terraform accepts
``arn:aws:s3:::*/*``, and AWS refuses it when the trail is made. What begins with the
ARN of one bucket is left alone, whatever follows.

Refused by apply:

    InvalidEventSelectorsException: Value arn:aws:s3:::*/* for DataResources.Values is
    invalid

Before:

    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = var.bucket

      event_selector {
        data_resource {
          type   = "AWS::S3::Object"
          values = ["arn:aws:s3:::*/*"]
        }
      }
    }

After:

    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = var.bucket

      event_selector {
        data_resource {
          type   = "AWS::S3::Object"
          values = ["arn:aws:s3"]
        }
      }
    }

See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
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
    pattern,
    written,
)
from tffix.api import nodes as n

_PATH = ("event_selector", "data_resource", "values")
_ALL = pattern(r"(?<=:s3):::\*(?:/\*?)?$|(?<=:lambda):\*(?::\*:(?:function[:/])?\*)?$")


@fixer(
    Resources(
        "aws_cloudtrail",
        arguments=lambda _type: ("values",),
        holds=lambda _type, seen, _module: ":*" in seen.text,
    ),
    groups=("cloudtrail",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def data_event_wildcard(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find selectors of data events that mean all of a service by a star."""
    for node, _ in written(resource.body, _PATH):
        if not (isinstance(node, n.Attribute) and isinstance(node.value, n.Tuple)):
            continue
        for value in node.value.items:
            if isinstance(value, n.Template) and (place := _wildcard(value)):
                start, end = place
                whole = context.file.text[value.start + 1 : value.end - 1]
                meant = whole[: start - value.start - 1]
                yield context.finding(
                    resource.block,
                    value,
                    f'CloudTrail takes no pattern such as "{whole}"',
                    f'write "{meant}" for all of them',
                    [Edit(context.file.path, start, end, "")],
                )


def _wildcard(value: n.Template) -> tuple[int, int] | None:
    """Give where the part of an ARN stands that says all; None where it does not."""
    match value.parts:
        case (n.Text(raw=raw) as last,):
            pass
        case (n.Text(raw=first), _, n.Text(raw=raw) as last) if first == "arn:":
            raw = first + "aws" + raw
        case _:
            return None
    found = _ALL.search(raw)
    if not found or not raw.startswith("arn:aws"):
        return None
    return last.end - (len(raw) - found.start()), last.end
