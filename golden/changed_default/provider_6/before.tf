terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_redshift_cluster" "main" {
  cluster_identifier = "main"
  node_type          = "ra3.large" # small

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_elasticache_replication_group" "open" {
  replication_group_id = "open"
  description          = "without a token"
}

resource "aws_elasticache_replication_group" "locked" {
  replication_group_id = "locked"
  description          = "with one"
  auth_token           = var.token
}
