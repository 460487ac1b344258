import pulumi

import infra_stack


@pulumi.runtime.test
def test_stack():
    assert infra_stack.vpc
