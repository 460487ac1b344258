stage = "test"

variables {
  stage = "test"
}

variables {
  name = "orders"
}

runs "orders" {
  command = plan
}

run {
  command = plan
}

run "orders" {
  command = "plan"
  comand  = plan

  plan_options {
    mode = refresh_only
  }

  assert {
    conditon = output.name == "orders"
  }

  module {
    version = "1.0.0"
  }

  lifecycle {
  }
}

run "orders" {
}

run "many orders" {
}

mock_provider "aws" {
  mock_resource {
    values = {}
  }
}

override_data {
  values = {}
}

provider "aws" {
  region = "eu-central-1"
}

mock_provider "random" {
  mock_resource "random_id" {
    defaults = { hex = "0a" }
  }

  mock_resource "random_id" {
    defaults = { hex = "0b" }
  }
}

override_data {
  target = data.aws_region.here
}

override_data {
  target = data.aws_region.here
}
