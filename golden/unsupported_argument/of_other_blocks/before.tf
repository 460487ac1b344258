provider "aws" {
  alias  = "west"
  regoin = "us-west-2" # as it was typed
}

data "aws_ami" "base" {
  provider   = aws.west
  most_recnt = true
  owners     = ["amazon"]

  filter {
    name  = "name"
    vaules = ["al2023-*"]
  }
}

ephemeral "aws_secretsmanager_secret_version" "database" {
  secret_id = "database"
  stage     = "AWSCURRENT"
}

resource "random_password" "database" {
  length           = 24
  override_specials = "!#"
}

resource "null_resource" "once" {
  trigers = { always = "once" }
}

# what no schema is known of
resource "example_thing" "one" {
  anything = 1
}

data "terraform_remote_state" "network" {
  backend = "s3"
}
