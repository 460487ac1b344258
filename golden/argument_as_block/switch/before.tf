terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_s3_bucket_notification" "inbox" {
  bucket = "inbox"

  eventbridge {
    enabled = true
  }
}

# the comment has no place
resource "aws_s3_bucket_notification" "noted" {
  bucket = "noted"

  eventbridge {
    enabled = true # for the audit
  }
}

resource "aws_s3_bucket_notification" "said" {
  bucket = "said"

  eventbridge {
    state = true
  }
}
