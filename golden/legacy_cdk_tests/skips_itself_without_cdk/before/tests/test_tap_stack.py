import pytest

cdk = pytest.importorskip("aws_cdk")


def test_app():
    cdk.App()
