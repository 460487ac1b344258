terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"

  endpoints {
    s3 = "http://localhost:4566"
    # the old way
  }
}

resource "aws_eks_addon" "cni" {
  cluster_name = "main"
  addon_name   = "vpc-cni"
  # what others wrote gives way
  resolve_conflicts = var.conflicts # see below
}

resource "aws_eks_addon" "dns" {
  cluster_name                = "main"
  addon_name                  = "coredns"
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
}

resource "aws_ssm_association" "patch" {
  name = "AWS-RunPatchBaseline"
  # the jump host
  targets {
    key    = "InstanceIds"
    values = [aws_instance.jump.id]
  }
}

resource "aws_flow_log" "all" {
  vpc_id          = aws_vpc.main.id
  iam_role_arn    = aws_iam_role.logs.arn
  log_destination = aws_cloudwatch_log_group.flows[0].arn
  traffic_type    = "ALL"
}

resource "aws_batch_job_queue" "jobs" {
  name     = "jobs"
  priority = 1
  state    = "ENABLED"

  compute_environment_order {
    order               = 0
    compute_environment = aws_batch_compute_environment.spot.arn
  }

  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.rest.arn
  }
}

resource "aws_launch_template" "web" {
  name          = "web"
  ebs_optimized = true

  dynamic "block_device_mappings" {
    for_each = var.disks

    content {
      device_name = block_device_mappings.key

      ebs {
        encrypted = false
      }
    }
  }
}

data "aws_identitystore_user" "al" {
  identity_store_id = "d-1234567890"

  alternate_identifier {
    unique_attribute {
      # by name
      attribute_path  = "UserName"
      attribute_value = "al"
    }
  }
}
