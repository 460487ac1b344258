from cdktf import Testing

from main_stack import MainStack


class TestMain:
    stack = MainStack(Testing.app(), "stack")
    synthesized = Testing.synth(stack)

    def test_check_validity(self):
        assert Testing.to_be_valid_terraform(self.synthesized)
