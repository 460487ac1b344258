"""Log the objects of a bucket, not the bucket, as data events of CloudTrail.

A selector of data events takes three types: ``AWS::S3::Object``,
``AWS::Lambda::Function`` and ``AWS::DynamoDB::Table``. ``AWS::S3::Bucket`` is none:
what is done to a bucket itself is a management event, as the guide of S3 says
(``userguide/cloudtrail-logging-s3-info``).

Where the ARNs end in a slash or a star, the objects are meant. Where the selector has
objects, too, and all management events, it logs what is asked for already, and the
block becomes a comment; in other selectors it does with ``--unsafe-fixes``.

Refused by validate:

    expected event_selector.0.data_resource.0.type to be one of ["AWS::DynamoDB::Table"
    "AWS::Lambda::Function" "AWS::S3::Object"], got AWS::S3::Bucket

Before:

    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = var.bucket

      event_selector {
        data_resource {
          type   = "AWS::S3::Bucket"
          values = ["arn:aws:s3:::orders/"]
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
          values = ["arn:aws:s3:::orders/"]
        }
      }
    }

See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    comment_out,
    fixer,
    plain_text,
    quote,
    replace,
)
from tffix.api import nodes as n

_BUCKET, _OBJECT = "AWS::S3::Bucket", "AWS::S3::Object"
_MANAGED = "events of the bucket itself are management events, which this selector logs"


@fixer(
    Resources(
        "aws_cloudtrail",
        blocks=lambda _type: ("data_resource",),
        holds=lambda _type, seen, _module: _BUCKET in seen.text,
    ),
    groups=("cloudtrail",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def bucket_data_event(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find data events of buckets."""
    for selector in resource.body.blocks("event_selector"):
        for block in selector.body.blocks("data_resource"):
            type_ = block.body.attribute("type")
            if type_ and plain_text(type_.value) == _BUCKET:
                yield _finding(type_, block, selector, resource, context)


def _finding(
    type_: n.Attribute,
    block: n.Block,
    selector: n.Block,
    resource: Resource,
    context: Context,
) -> Finding:
    safety = Safety.SAFE
    if _are_objects(block):
        remedy = f'write "{_OBJECT}", as these are ARNs of objects'
        edits = replace(context.file, type_.value, quote(_OBJECT))
    elif _logs_both(selector):
        remedy = "remove the block: the selector logs management events"
        edits = comment_out(context.file, block, f"tffix: {_MANAGED}")
    else:
        remedy = f'write "{_OBJECT}" and the ARN with a slash for its objects'
        edits = comment_out(context.file, block, f"tffix: {_BUCKET} is no data event")
        safety = Safety.UNSAFE
    return context.finding(
        resource.block,
        type_.value,
        f'CloudTrail has no data events of type "{_BUCKET}"',
        remedy,
        edits,
        safety=safety,
    )


def _are_objects(block: n.Block) -> bool:
    """Whether all ARNs go on behind the name of a bucket."""
    match block.body.attribute("values"):
        case n.Attribute(value=n.Tuple(items=[_, *_] as items)):
            return all(map(_is_of_objects, items))
    return False


def _is_of_objects(value: n.Expression) -> bool:
    match value:
        case n.Template(parts=(*_, n.Text(raw=raw))):
            return raw.endswith(("/", "/*"))
    return False


def _logs_both(selector: n.Block) -> bool:
    """Whether a selector has objects besides, and all management events."""
    managed = selector.body.attribute("include_management_events")
    kinds = selector.body.attribute("read_write_type")
    is_all = (not managed or _is_true(managed.value)) and (
        not kinds or plain_text(kinds.value) == "All"
    )
    blocks = selector.body.blocks("data_resource")
    types = [block.body.attribute("type") for block in blocks]
    return is_all and any(one and plain_text(one.value) == _OBJECT for one in types)


def _is_true(value: n.Expression) -> bool:
    return isinstance(value, n.Literal) and value.text == "true"
