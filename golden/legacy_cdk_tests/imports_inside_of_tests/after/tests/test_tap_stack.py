import pytest


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
def test_stack():
    pass


def test_alive():
    import json

    assert json.loads("[]") == []
