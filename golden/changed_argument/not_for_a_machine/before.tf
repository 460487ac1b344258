terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_eks_addon" "both" {
  cluster_name                = "main"
  addon_name                  = "vpc-cni"
  resolve_conflicts           = "NONE"
  resolve_conflicts_on_create = "OVERWRITE"
}

resource "aws_eks_addon" "preserved" {
  cluster_name      = "main"
  addon_name        = "coredns"
  resolve_conflicts = "PRESERVE"
}

resource "aws_flow_log" "all" {
  vpc_id         = "vpc-0a"
  log_group_name = "flows"
}

resource "aws_batch_job_queue" "jobs" {
  name                 = "jobs"
  priority             = 1
  state                = "ENABLED"
  compute_environments = var.environments
}

data "aws_identitystore_user" "al" {
  identity_store_id = "d-1234567890"

  dynamic "filter" {
    for_each = var.names

    content {
      attribute_path  = "UserName"
      attribute_value = filter.value
    }
  }
}
