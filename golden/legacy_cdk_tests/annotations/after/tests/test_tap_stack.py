from typing import NoReturn

import pytest


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
@pytest.mark.parametrize("count", [1, 2])
def test_count(count) -> None:
    pass


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
@pytest.mark.parametrize("count", [1, 2])
def test_app(count) -> NoReturn:
    pass


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
def test_stack():
    pass
