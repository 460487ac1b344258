"""Let a bucket have an access control list before it gets one.

Since April 2023 the owner of a new bucket owns all that is in it, and access control
lists are off: AWS refuses ``aws_s3_bucket_acl`` for it. They come back with
``aws_s3_bucket_ownership_controls``, which the list has to wait for. Where access is
for the owner alone, ``acl = "private"``, a list says nothing new and can go instead.

A bucket that is older may have kept its lists, so this is shown as possible, and the
fix, a resource that is new, is not applied without ``--unsafe-fixes``. A module that
allows a provider before 5.0, which came in May 2023, may be of an older bucket, and is
left alone; one that says no version gets the newest.

Refused by apply:

    AccessControlListNotSupported: The bucket does not allow ACLs

Before:

    resource "aws_s3_bucket" "logs" {
      bucket = "logs"
    }

    resource "aws_s3_bucket_acl" "logs" {
      bucket = aws_s3_bucket.logs.id
      acl    = "log-delivery-write"
    }

After:

    resource "aws_s3_bucket" "logs" {
      bucket = "logs"
    }

    resource "aws_s3_bucket_ownership_controls" "logs" {
      bucket = aws_s3_bucket.logs.id

      rule {
        object_ownership = "BucketOwnerPreferred"
      }
    }

    resource "aws_s3_bucket_acl" "logs" {
      bucket     = aws_s3_bucket.logs.id
      acl        = "log-delivery-write"
      depends_on = [aws_s3_bucket_ownership_controls.logs]
    }

See https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
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
    add_arguments,
    fixer,
    insert_before,
    label_read,
)
from tffix.api import nodes as n

_BUCKET, _CONTROLS = "aws_s3_bucket", "aws_s3_bucket_ownership_controls"

_NEW = ">= 5.0.0"


@fixer(
    Resources("aws_s3_bucket_acl", arguments=lambda _type: ("bucket",)),
    groups=("s3",),
    safety=Safety.UNSAFE,
    impact=Impact.IN_PLACE,
    refused_by="apply",
)
def unowned_acl(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find lists of buckets whose owner owns all that is in them."""
    module = context.module
    label = _bucket(resource.body)
    if not label or not module.block("resource", _BUCKET, label):
        return
    if context.aws.versions.excludes_some and not context.aws.versions.within(_NEW):
        return
    owned = {_bucket(block.body) for _, block in module.blocks("resource", _CONTROLS)}
    if owned & {label, ""}:
        return
    bucket = resource.body.attribute("bucket")
    assert bucket
    yield context.finding(
        resource.block,
        bucket.value,
        f"a new bucket such as {_BUCKET}.{label} allows no access control list",
        f"add {_CONTROLS}, and let this one depend on it",
        _owned(resource, context.file.text_of(bucket.value), context),
        certain=False,
    )


def _bucket(body: n.Body) -> str:
    """Give the name of the bucket that something is about; nothing if not known."""
    bucket = body.attribute("bucket")
    return label_read(bucket.value, _BUCKET, "id", "bucket") if bucket else ""


def _owned(resource: Resource, bucket: str, context: Context) -> list[Edit]:
    """Give what lets the bucket of a list have one."""
    label, body, file = resource.label.value, resource.body, context.file
    if body.attribute("depends_on") or any(
        body.attribute(name) for name in ("count", "for_each")
    ):
        return []
    code = f"[{_CONTROLS}.{label}]"
    edits = add_arguments(file, body, {"depends_on": code})
    lines = (
        f'resource "{_CONTROLS}" "{label}" {{\n  bucket = {bucket}\n\n  rule {{\n'
        '    object_ownership = "BucketOwnerPreferred"\n  }\n}\n\n'
    )
    return insert_before(file, resource.block, lines) + edits if edits else []
