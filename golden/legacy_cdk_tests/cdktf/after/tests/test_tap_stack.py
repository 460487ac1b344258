import pytest


class TestMain:
    @pytest.mark.skip(reason="tested a CDK stack; see the Terraform in lib")
    def test_check_validity(self):
        pass
