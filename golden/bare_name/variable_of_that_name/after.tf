variable "environment" {
  type = string
}

locals {
  stage = "dev"
  both  = "x"
}

variable "both" {
  type = string
}

resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"

  # what it is told at first
  user_data = <<-EOT
    #!/bin/sh
    echo "${var.environment} ${local.stage}" > /etc/motd
  EOT

  tags = {
    Environment = "${var.environment}-web" # of it
    Stage       = "x"
  }
}

resource "aws_instance" "whole" {
  ami           = "ami-0abc"
  instance_type = var.environment
}

# the script's own, and one of two
resource "aws_instance" "own" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/sh
    environment=$(hostname)
    echo ${environment} ${both}
  EOT
}
