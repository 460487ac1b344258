"""Declare the outputs that callers read and that can only mean one thing.

``module.topic.topic_arn`` needs ``output "topic_arn"`` in the module that is called. It
is declared where the name is that of an attribute of one resource alone: the ARN of the
only ``aws_sns_topic``, or of one labelled so; in the plural where ``count`` makes
several. It comes behind the other outputs. Any other output that is not there is shown
where it is read, by undeclared-module.

Refused by validate:

    Unsupported attribute
    This object does not have an attribute named "topic_arn".

With shop/main.tf:

    module "topic" {
      source = "../"
    }

    output "arn" {
      value = module.topic.topic_arn
    }

Before:

    resource "aws_sns_topic" "alerts" {
      name = "alerts"
    }

After:

    resource "aws_sns_topic" "alerts" {
      name = "alerts"
    }

    output "topic_arn" {
      value = aws_sns_topic.alerts.arn
    }

See https://developer.hashicorp.com/terraform/language/values/outputs
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    declare_output,
    fixer,
    made_of,
    meant,
    suspects,
    suspicion,
)


@fixer(
    Modules(suspicion.modules.may_lack_outputs),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_output(module: Module, context: Context) -> Iterator[Finding]:
    """Find outputs that callers read and that the module does not declare."""
    outputs = module.declarations.of("output")
    said = set(outputs)  # the caller may not know yet what a fix has declared
    for call in module.calls:
        for reference, name, child in suspects(call.module).unknown_outputs:
            if child.folder != module.folder or name in said:
                continue
            said.add(name)
            made = made_of(name, module)
            if made and not meant(reference, outputs, call.module, 2):
                file, start = reference.file, reference.root.start
                yield context.at(made.file).finding(
                    made.block,
                    made.block.labels[-1],
                    f"{file.path}:{file.line(start)} reads the output {name}, which"
                    " is not declared",
                    f"declare it: {made.code}",
                    declare_output(name, made, module),
                )
