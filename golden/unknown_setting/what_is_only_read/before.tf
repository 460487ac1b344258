data "aws_region" "here" {
  lifecycle {
    prevent_destroy = true
  }
}

ephemeral "aws_secretsmanager_secret_version" "key" {
  secret_id = "key"

  lifecycle {
    create_before_destroy = true

    postcondition {
      condition     = self.secret_string != ""
      error_message = "There is no key."
    }
  }
}

resource "example_thing" "one" {
  locals {
    name = "one"
  }
}
