terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_athena_workgroup" "main" {
  name = "main"

  configuration {
    result_configuration {
      output_location = "s3://results/"

      encryption_configuration {
        encryption_option = "aws:kms"
        kms_key_arn       = "arn:aws:kms:us-east-1:123456789012:key/1"
      }
    }
  }
}

resource "aws_connect_hours_of_operation" "office" {
  instance_id = "aaaaaaaa-bbbb-cccc-dddd-111111111111"
  name        = "Office"
  time_zone   = "EST"

  config {
    day = "Mon"

    start_time {
      hours   = 9
      minutes = 0
    }

    end_time {
      hours   = 17
      minutes = 0
    }
  }
}
