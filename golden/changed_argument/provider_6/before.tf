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
    s3       = "http://localhost:4566"
    opsworks = "http://localhost:4566" # the old way
  }
}

resource "aws_eks_addon" "cni" {
  cluster_name = "main"
  addon_name   = "vpc-cni"
  # what others wrote gives way
  resolve_conflicts = var.conflicts # see below
}

resource "aws_eks_addon" "dns" {
  cluster_name      = "main"
  addon_name        = "coredns"
  resolve_conflicts = "OVERWRITE"
}

resource "aws_ssm_association" "patch" {
  name        = "AWS-RunPatchBaseline"
  instance_id = aws_instance.jump.id # the jump host
}

resource "aws_flow_log" "all" {
  vpc_id         = aws_vpc.main.id
  iam_role_arn   = aws_iam_role.logs.arn
  log_group_name = aws_cloudwatch_log_group.flows[0].name
  traffic_type   = "ALL"
}

resource "aws_batch_job_queue" "jobs" {
  name     = "jobs"
  priority = 1
  state    = "ENABLED"

  compute_environments = [
    aws_batch_compute_environment.spot.arn,
    aws_batch_compute_environment.rest.arn,
  ]
}

resource "aws_launch_template" "web" {
  name          = "web"
  ebs_optimized = "1"

  elastic_gpu_specifications {
    type = "eg1.medium"
  }

  dynamic "block_device_mappings" {
    for_each = var.disks

    content {
      device_name = block_device_mappings.key

      ebs {
        encrypted = 0
      }
    }
  }
}

data "aws_identitystore_user" "al" {
  identity_store_id = "d-1234567890"

  filter { # by name
    attribute_path  = "UserName"
    attribute_value = "al"
  }
}
