import pytest

COUNTS = [("AWS::EC2::VPC", 1), ("AWS::EC2::NatGateway", 2)]
SUFFIXES = ["dev", "prod"]


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), COUNTS)
@pytest.mark.parametrize("suffix", SUFFIXES, ids=str)
def test_counts(kind, count, suffix):
    pass


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
def test_stacks():
    pass


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
def test_indirect():
    pass


class TestCounts:
    @pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
    @pytest.mark.parametrize("kind", ["AWS::EC2::VPC"])
    def test_count(self, kind):
        pass
