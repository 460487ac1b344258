from tests.test_base import make


def test_other():
    make()
