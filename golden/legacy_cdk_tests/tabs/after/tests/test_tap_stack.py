import pytest


class TestStack:
	@pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
	def test_stack(self):
		# only one
		pass

	def test_alive(self):
		assert True
