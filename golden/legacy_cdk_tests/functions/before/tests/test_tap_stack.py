#!/usr/bin/env python3
"""Unit tests of the stack."""

from __future__ import annotations

import json  # for the parameters
import os

import aws_cdk as cdk
from aws_cdk import assertions, aws_ec2 as ec2
from lib.tap_stack import (
    TapStack,
    TapStackProps,
)

# What every stack is called.
NAME = "TapStackTest"
REGION = os.environ.get("AWS_REGION", "us-east-1")


def synthesized(**context):
    """Give the template of a new stack."""
    app = cdk.App(context=context)
    return assertions.Template.from_stack(TapStack(app, NAME, TapStackProps()))


def test_has_a_vpc():
    """There is one network."""
    synthesized().resource_count_is("AWS::EC2::VPC", 1)


def test_subnets() -> None:
    template = synthesized(zones=3)  # one for each zone
    # public ones
    template.resource_count_is("AWS::EC2::Subnet", 6)

    # and their routes
    if ec2.SubnetType.PUBLIC:
        template.resource_count_is("AWS::EC2::RouteTable", 6)  # noqa: PLR2004


async def test_parameters(): assert json.loads("{}") == synthesized().to_json()


# This one does not need a stack at all.
def test_region():
    assert REGION.count("-") == 2
