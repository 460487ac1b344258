variables {
  team = "shop"
}

run "first" {
  assert {
    condition     = output.names == "shop-${var.stages}"
    error_message = "The name is ${output.label}."
  }
}

run "second" {
  assert {
    condition     = run.third.name == local.prefx
    error_message = "The name is another one."
  }
}
