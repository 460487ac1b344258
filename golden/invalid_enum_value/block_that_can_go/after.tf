terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "trail"

  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::data/"]
    }

    # tffix: type does not accept "AWS::RDS::DBCluster":
    # data_resource {
    #   type   = "AWS::RDS::DBCluster" # all of them
    #   values = ["arn:aws:rds"]
    # }
  }

  event_selector {
    data_resource {
      type   = "AWS::RDS::DBCluster"
      values = ["arn:aws:rds"]
    }
  }
}
