variables {
  team = "shop"
}

run "setup" {
  module {
    source = "example/setup/aws"
  }

  assert {
    condition     = output.whatever == 1
    error_message = "Of another module."
  }
}

run "orders" {
  variables {
    own = "orders"
  }

  assert {
    condition     = output.name == "${local.prefix}-${var.stage}${var.team}${var.own}"
    error_message = "The name is ${run.setup.name}."
  }

  assert {
    condition     = alltrue([for output in ["a"] : output.name == "a"])
    error_message = "A name that is bound."
  }
}
