def test_stack():
    from aws_cdk import App

    from lib.tap_stack import TapStack

    assert TapStack(App(), "Test")


def test_alive():
    import json

    assert json.loads("[]") == []
