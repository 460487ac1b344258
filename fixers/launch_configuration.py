"""Write launch templates where there are launch configurations.

AWS makes no launch configurations in accounts that are new, and gives them no new types
of instances; a launch template says the same. ``tffix upgrade`` writes one, with what
Auto Scaling groups read of it. The plan makes the template and updates the groups in
place; a ``removed`` block forgets the launch configuration, which can be deleted when
no group uses it.

It looks only where it is selected, as ``tffix upgrade`` does. Monitoring is on in a
launch configuration that does not say so, and written for the template.

Not for a machine, and reported: ``root_block_device``, as the name of the root device
is that of the image, a block that is dynamic, and what reads the launch configuration
elsewhere.

Before:

    resource "aws_launch_configuration" "web" {
      name_prefix          = "web-"
      image_id             = "ami-0123456789abcdef0"
      instance_type        = "t3.micro"
      iam_instance_profile = "web"
    }

    resource "aws_autoscaling_group" "web" {
      max_size             = 3
      min_size             = 1
      launch_configuration = aws_launch_configuration.web.name
    }

After:

    resource "aws_launch_template" "web" {
      name_prefix   = "web-"
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.micro"
      iam_instance_profile {
        name = "web"
      }

      monitoring {
        enabled = true
      }
    }

    removed {
      from = aws_launch_configuration.web

      lifecycle {
        destroy = false
      }
    }

    resource "aws_autoscaling_group" "web" {
      max_size = 3
      min_size = 1
      launch_template {
        id      = aws_launch_template.web.id
        version = aws_launch_template.web.latest_version
      }
    }

See https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
"""

from itertools import chain

from tffix.api import (
    STEP,
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Reference,
    Resource,
    Resources,
    Safety,
    fixer,
    insert_after,
    item_lines,
    refactoring,
    remove,
    replace,
    replace_item,
    wrap,
)
from tffix.api import nodes as n

_OLD, _NEW = "aws_launch_configuration", "aws_launch_template"
_SAME = frozenset(
    {
        *("name", "name_prefix", "image_id", "instance_type", "key_name"),
        *("ebs_optimized", "metadata_options", "lifecycle"),
        *("count", "for_each", "provider", "depends_on"),
    }
)
_NAMES = {"security_groups": "vpc_security_group_ids", "user_data_base64": "user_data"}
_BLOCKS = {
    "enable_monitoring": "monitoring {{\n  enabled = {}\n}}\n",
    "iam_instance_profile": "iam_instance_profile {{\n  name = {}\n}}\n",
    "placement_tenancy": "placement {{\n  tenancy = {}\n}}\n",
    "spot_price": 'instance_market_options {{\n  market_type = "spot"\n\n'
    "  spot_options {{\n    max_price = {}\n  }}\n}}\n",
}
_DEVICES = frozenset({"ebs_block_device", "ephemeral_block_device"})
_PUBLIC = "associate_public_ip_address"
_READ = frozenset({"id", "name"})


@fixer(
    Resources(_OLD),
    groups=("upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.UNSAFE,
    impact=Impact.IN_PLACE,
    refused_by="",
    opt_in=True,
)
def launch_configuration(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find launch configurations."""
    block = resource.block
    address = f"{_OLD}.{resource.label.value}"
    readers = [read for read in context.module.all_reads if read.address == address]
    yield context.finding(
        block,
        block.labels[0],
        f"{address} is a launch configuration, which AWS makes in no new account",
        f"write {_NEW}",
        chain(_edits(resource, context), _read_anew(readers)),
        by_hand=_reason(resource, readers, context),
    )


def _reason(resource: Resource, readers: list[Reference], context: Context) -> str:
    """Say why this is not for a machine, or nothing."""
    module, label = context.module, resource.label.value
    if module.block("resource", _NEW, label):
        return f"there is {_NEW}.{label} already"
    if not refactoring.removed_block(resource.block, module):
        return f"a removed block needs Terraform {refactoring.FORGETS}"
    if item := next(filter(_is_unknown, resource.body.items), None):
        if item.key_name == "root_block_device":
            return "the name of the root device is that of the image"
        return f"{item.key_name} is dynamic or not known in it"
    for read in readers:
        if not _is_of_a_group(read):
            return f"{read.file.text_of(read.node)} is read"
    return ""


def _is_unknown(item: n.Attribute | n.Block) -> bool:
    known = {*_SAME, *_NAMES, *_BLOCKS, *_DEVICES, "user_data", _PUBLIC}
    is_dynamic = isinstance(item, n.Block) and item.is_dynamic()
    return is_dynamic or item.key_name not in known


def _is_of_a_group(read: Reference) -> bool:
    labels = read.block.labels
    return (
        bool(labels)
        and labels[0].value == "aws_autoscaling_group"
        and read.path == ("launch_configuration",)
        and read.argument.value is read.node
        and isinstance(read.node, n.GetAttr)
        and read.node.name.name in _READ
    )


def _edits(resource: Resource, context: Context) -> Iterator[Edit]:
    """Give the edits that make a template of it."""
    file, block = context.file, resource.block
    yield from replace(file, block.labels[0], f'"{_NEW}"')
    for item in block.body.items:
        if isinstance(item, n.Block):
            yield from _device(file, item)
        else:
            yield from _argument(file, item, block)
    arguments = block.body.attributes()
    if not block.body.attribute("enable_monitoring") and arguments:
        lines = _BLOCKS["enable_monitoring"].format("true")
        yield from insert_after(file, arguments[-1], f"\n{_indented(lines)}")
    removed = refactoring.removed_block(block, context.module)
    yield from insert_after(file, block, f"\n{removed}")


def _argument(file: File, item: n.Attribute, block: n.Block) -> Iterator[Edit]:
    name, code = item.key_name, file.text_of(item.value)
    groups = block.body.attribute("security_groups")
    is_public = block.body.attribute(_PUBLIC) is not None
    if name == "user_data":
        end = f"\n{STEP})" if isinstance(item.value, n.Heredoc) else ")"
        yield from wrap(file, item.value, "base64encode(", end)
    elif name == _PUBLIC:
        lines = f"network_interfaces {{\n  {_PUBLIC} = {code}\n"
        if groups:
            value = file.text_of(groups.value)
            lines += f"  security_groups = {value}\n"
        yield from replace_item(file, item, _indented(f"{lines}}}\n"))
    elif name == "security_groups" and is_public:
        yield from remove(file, item)
    elif name in _NAMES:
        yield from replace(file, item.name, _NAMES[name])
    elif name in _BLOCKS:
        yield from replace_item(file, item, _indented(_BLOCKS[name].format(code)))


def _device(file: File, block: n.Block) -> Iterator[Edit]:
    """Give the edits that make a block of a device one of a template."""
    if block.key_name not in _DEVICES:
        return
    yield from replace(file, block.type, "block_device_mappings")
    own = [item for item in block.body.items if item.key_name != "device_name"]
    if block.key_name == "ebs_block_device" and own:
        first, *rest = own
        inner = f"{STEP * 3}{file.text_of(first)}\n"
        inner += "".join(item_lines(file, item, STEP * 3) for item in rest)
        lines = f"{STEP * 2}ebs {{\n{inner}{STEP * 2}}}\n"
        yield from replace_item(file, first, lines)
        yield from remove(file, *rest) if rest else ()


def _read_anew(readers: list[Reference]) -> Iterator[Edit]:
    """Give the edits by which groups use the template."""
    for read in readers:
        assert isinstance(read.node, n.GetAttr)
        text = read.file.text[read.root.end : read.node.source.end]
        lines = f"launch_template {{\n  id      = {_NEW}{text}.id\n"
        lines += f"  version = {_NEW}{text}.latest_version\n}}\n"
        yield from replace_item(read.file, read.argument, _indented(lines))


def _indented(lines: str) -> str:
    return "".join(f"{STEP}{line}\n" if line else "\n" for line in lines.splitlines())
