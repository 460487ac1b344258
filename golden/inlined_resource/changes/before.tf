# one for each name
resource "aws_s3_bucket" "logs" {
  for_each = toset(["app", "web"])
  provider = aws.west
  bucket   = "example-${each.key}"

  # nobody else reads it
  public_access_block_configuration { # all of it
    block_public_acls   = true
    block_public_policy = each.key == "app" # but for the web
  }

  tags = {
    Name = each.key
  }
}

resource "aws_s3_bucket" "data" {
  count = 2

  ownership_controls {
    rule {
      object_ownership = "BucketOwnerEnforced"
    }
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
