import os.path
import aws_cdk.assertions
import aws_cdk.aws_ec2 as ec2

from ..lib import network_stack
from ..lib.helpers import tags


class TestNetwork:
    def test_vpc(self):
        stack = network_stack.NetworkStack(None, tags())
        aws_cdk.assertions.Template.from_stack(stack)

    def test_path(self):
        assert os.path.join("a", "b") == "a/b"
