import pytest


@pytest.fixture
def template():
    return {"Resources": {}}


def test_empty(template):
    assert not template["Resources"]
