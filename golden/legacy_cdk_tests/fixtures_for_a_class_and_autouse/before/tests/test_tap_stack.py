import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from lib.tap_stack import TapStack

@pytest.fixture
def template():
    return Template.from_stack(TapStack(cdk.App(), "Test"))


@pytest.fixture(autouse=True)
def clean():
    cdk.App()


@pytest.mark.usefixtures("template")
@pytest.mark.slow
class TestStack:
    def test_nothing(self):
        assert True

    @pytest.fixture
    def name(self):
        return "Test"

    def test_by_name(self, request, name):
        assert request.getfixturevalue("template")


def test_alive():
    assert True
