import unittest


class TestTap(unittest.TestCase):
    @unittest.skip("tested a CDK stack; see the Terraform in lib")
    def test_vpc(self):
        pass


def test_alive():
    assert True
