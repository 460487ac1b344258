variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "hosts" {
  type    = list(string)
  default = []
}

locals {
  port = 8080
}

resource "aws_instance" "several" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"

  # what the machine does at first
  user_data = base64encode(templatefile("${path.module}/setup.sh", {
    bucket = "orders" # where it looks
    region = var.region
    hosts  = var.hosts
    port   = local.port
  }))
}

resource "aws_instance" "one_line" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = templatefile("${path.module}/setup.sh", { bucket = "orders", port = 80, region = var.region, hosts = var.hosts })
}

resource "aws_instance" "none" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = templatefile("${path.module}/region.sh", { region = var.region })
}

resource "aws_instance" "commas" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data = templatefile("${path.module}/region.sh", {
    unused = 1,
    region = var.region
  })
}
