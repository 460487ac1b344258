import aws_cdk as cdk
from lib.tap_stack import TapStack

class TestStack:
	def test_stack(self):
		# only one
		assert TapStack(cdk.App(), 'Test')

	def test_alive(self):
		assert True
