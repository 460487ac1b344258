resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  description          = "sessions"
  cluster_mode         = "enabled"
}

resource "aws_db_instance" "main" {
  allocated_storage = 20
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  db_name           = "orders"
  username          = "app"
  password          = "0123456789"

  tags = {
    name = "orders"
  }
}

resource "aws_iam_role" "main" {
  name               = "main"
  assume_role_policy = jsonencode({ policy_document = "none" })
}

resource "aws_codebuild_project" "main" {
  name         = "main"
  service_role = "arn:aws:iam::123456789012:role/main"

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type     = "GITHUB"
    location = "https://example.com/main.git"

    auth {
      type     = "OAUTH"
      resource = "arn:aws:codebuild:us-east-1:123456789012:token/github"
    }
  }
}

resource "aws_cloudwatch_event_rule" "main" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
  is_enabled          = false
}

resource "aws_default_network_acl" "main" {
  default_network_acl_id = "acl-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}
