from aws_cdk.assertions import Template
from lib.testing_stack import StackTestCase


class TestTap(StackTestCase):
    def setUp(self):
        super().setUp()
        self.count = 1

    def test_vpc(self):
        self.template.resource_count_is("AWS::EC2::VPC", self.count)


def test_alive():
    assert True
