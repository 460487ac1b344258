terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}


resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "c5.2xlarge"

  cpu_options {
    core_count       = 4
    threads_per_core = 1
  }
}

resource "aws_batch_compute_environment" "main" {
  name = "main"
  type = "UNMANAGED"
}

resource "aws_networkmanager_core_network" "main" {
  global_network_id   = "global-network-0123456789abcdef0"
  base_policy_regions = ["us-east-1"]
}

output "environment" {
  value = aws_batch_compute_environment.main.name
}

resource "aws_eip" "by_variable" {
  domain = var.in_vpc ? "vpc" : null # as the module says
}
