terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}


resource "aws_eip" "nat" {
  vpc = true
}

resource "aws_instance" "main" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "c5.2xlarge"
  cpu_core_count       = 4
  cpu_threads_per_core = 1
}

resource "aws_batch_compute_environment" "main" {
  compute_environment_name = "main"
  type                     = "UNMANAGED"
}

resource "aws_networkmanager_core_network" "main" {
  global_network_id  = "global-network-0123456789abcdef0"
  base_policy_region = "us-east-1"
}

output "environment" {
  value = aws_batch_compute_environment.main.compute_environment_name
}

resource "aws_eip" "by_variable" {
  vpc = var.in_vpc # as the module says
}
