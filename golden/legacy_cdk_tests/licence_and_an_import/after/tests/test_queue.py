# Licensed under Apache-2.0.
"""Tests of the queue."""
# Ask the orders team.
import json
import pytest


@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
def test_is_encrypted():
    pass


def test_json():
    assert json.loads("1") == 1
