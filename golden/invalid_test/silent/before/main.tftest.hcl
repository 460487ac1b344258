variables {
  anything = "goes"
}

provider "aws" {
  region = "eu-central-1"
}

mock_provider "aws" {
  alias = "mock"

  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }

  override_resource {
    target = aws_sqs_queue.orders
    values = {}
  }
}

run "setup" {
  module {
    source = "./setup"
  }
}

run "orders" {
  command         = plan
  expect_failures = [output.name]
  providers       = { aws = aws.mock }

  plan_options {
    mode   = refresh-only
    target = [aws_sqs_queue.orders]
  }

  variables {
    name = run.setup.name
  }

  assert {
    condition     = output.name == "orders"
    error_message = "The name is another one."
  }
}
