import unittest


class Base(unittest.TestCase):
    """What all tests need."""

    maxDiff = None

    def setUp(self):
        super().setUp()
        self.region = "us-east-1"


class TestNetwork(Base):
    @classmethod
    def setUpClass(cls):
        cls.zones = ["a", "b"]
        cls.stacks = {}

    @unittest.skip("tested a CDK stack; see the Terraform in lib")
    def test_vpc(self):
        pass

    def test_region(self):
        self.assertTrue(self.region.startswith("us-"))

    def test_zones(self):
        for zone in self.zones:
            with self.subTest(zone):
                self.assertEqual(len(zone), 1)


class TestOutputs(Base):
    @unittest.skip("flaky")
    def test_outputs(self):
        pass


if __name__ == "__main__":
    unittest.main()
