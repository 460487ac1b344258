"""Give a task on Fargate as much memory as its CPU units ask for.

Fargate has sizes: with 1,024 CPU units go 2 to 8 GB of memory, in steps of 1 GB.
Terraform accepts any pair of numbers, and AWS refuses the task definition when it is
registered. The memory becomes the next size that there is for the CPU units. As fewer
CPU units can be meant, too, this is an unsafe fix; where there is no such size, it is
shown.

Refused by apply:

    ClientException: No Fargate configuration exists for given values.

Before:

    resource "aws_ecs_task_definition" "web" {
      family                   = "web"
      requires_compatibilities = ["FARGATE"]
      cpu                      = 1024
      memory                   = 512
    }

After:

    resource "aws_ecs_task_definition" "web" {
      family                   = "web"
      requires_compatibilities = ["FARGATE"]
      cpu                      = 1024
      memory                   = 2048
    }

See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size
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
    replace,
)
from tffix.api import nodes as n

# MiB of memory by CPU units, as botocore 1.44.8 lists them for the memory of
# RegisterTaskDefinition of ecs
_SIZES: dict[int, tuple[int, ...]] = {
    256: (512, 1024, 2048),
    512: tuple(range(1024, 4096 + 1, 1024)),
    1024: tuple(range(2048, 8192 + 1, 1024)),
    2048: tuple(range(4096, 16384 + 1, 1024)),
    4096: tuple(range(8192, 30720 + 1, 1024)),
    8192: tuple(range(16384, 61440 + 1, 4096)),
    16384: tuple(range(32768, 122880 + 1, 8192)),
}


@fixer(
    Resources(
        "aws_ecs_task_definition",
        arguments=lambda _type: ("memory",),
        holds=lambda _type, seen, _module: '"FARGATE"' in seen.text,
    ),
    groups=("ecs",),
    safety=Safety.UNSAFE,
    impact=Impact.REPLACE,
    refused_by="apply",
)
def fargate_size(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find pairs of CPU units and memory that Fargate does not have."""
    compatibilities = resource.body.attribute("requires_compatibilities")
    cpu, memory = map(resource.body.attribute, ("cpu", "memory"))
    if not (compatibilities and cpu and memory):
        return
    match compatibilities.value:
        case n.Tuple(items=items) if "FARGATE" in map(plain_text, items):
            pass
        case _:
            return
    units, size = _number(cpu), _number(memory)
    if units is None or size is None or size in _SIZES.get(units, ()):
        return
    fitting = next((one for one in _SIZES.get(units, ()) if one >= size), None)
    remedy = f"write memory = {fitting}"
    if fitting is None:
        pairs = [one for one, sizes in _SIZES.items() if size in sizes]
        said = " or ".join(map(str, pairs)) or ", ".join(map(str, _SIZES))
        remedy = f"write cpu = {said}" if pairs else f"cpu is one of {said}"
    code = str(fitting)
    if isinstance(memory.value, n.Template):
        code = f'"{code}"'
    yield context.finding(
        resource.block,
        memory.value,
        f"Fargate has no size of {units} CPU units and {size} MiB of memory",
        remedy,
        replace(context.file, memory.value, code) if fitting else (),
    )


def _number(argument: n.Attribute) -> int | None:
    match argument.value:
        case n.Literal(text=text) | n.Template(parts=(n.Text(raw=text),)) if (
            text.isdigit()
        ):
            return int(text)
    return None
