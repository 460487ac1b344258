"""Tests of the queue."""
# Licensed under Apache-2.0.
# Written by the orders team.

import aws_cdk as cdk
from aws_cdk.assertions import Template

from lib.queue_stack import QueueStack


def test_is_encrypted():
    """No message is plain."""
    template = Template.from_stack(QueueStack(cdk.App(), "Test"))
    template.has_resource_properties("AWS::SQS::Queue", {"SqsManagedSseEnabled": True})
