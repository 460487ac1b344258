from aws_cdk import Stack


class TapStack(Stack):
    pass
