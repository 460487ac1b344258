import aws_cdk as cdk
from aws_cdk.assertions import Template


def test_our_use_of_cdk():
    Template.from_stack(cdk.Stack(cdk.App()))
