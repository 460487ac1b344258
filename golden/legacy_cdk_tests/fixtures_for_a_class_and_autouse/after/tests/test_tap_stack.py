import pytest


@pytest.mark.slow
class TestStack:
    @pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
    def test_nothing(self):
        pass

    @pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
    def test_by_name(self):
        pass


def test_alive():
    assert True
