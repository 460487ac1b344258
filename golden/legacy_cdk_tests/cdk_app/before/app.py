import aws_cdk as cdk

from lib.tap_stack import TapStack

app = cdk.App()
TapStack(app, "Tap")
app.synth()
