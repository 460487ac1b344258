try:
    import aws_cdk as cdk

    from lib.tap_stack import TapStack
except ImportError:
    cdk = None


def test_app():
    if cdk:
        TapStack(cdk.App(), "Test")
