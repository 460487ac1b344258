# Licensed under Apache-2.0.
"""Tests of the queue."""
# Ask the orders team.
import json
# the constructs
import aws_cdk as cdk
from aws_cdk.assertions import Template
from lib.queue_stack import QueueStack


def test_is_encrypted():
    template = Template.from_stack(QueueStack(cdk.App(), "Test"))
    template.has_resource_properties("AWS::SQS::Queue", {"SqsManagedSseEnabled": True})


def test_json():
    assert json.loads("1") == 1
