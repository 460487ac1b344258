terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 5.0"
      configuration_aliases = [aws.west]
    }
    google-beta = {
      "source" = "registry.terraform.io/hashicorp/google-beta"
    }
    terraform = {
      source = "terraform.io/builtin/terraform"
    }
  }
}

provider "aws" {
  alias = "us_east_1"
}

resource "aws_sqs_queue" "one" {
  provider = aws.us_east_1
}

# the default configuration may be asked for, too
terraform {
  required_providers {
    grafana = {
      source                = "grafana/grafana"
      configuration_aliases = [grafana]
    }
  }
}
