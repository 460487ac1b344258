provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Team = var.team
    }
  }
}

resource "aws_instance" "worker" {
  ami                    = "ami-0abc"
  instance_type          = "${var.size}"
  subnet_id              = "subnet-${var.subnet}"
  vpc_security_group_ids = var.groups

  root_block_device {
    volume_size = var.disk
    encrypted   = var.encrypted
  }

  tags = {
    Disk = "${var.disk} GB"
  }
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn            = "arn:aws:sns:eu-west-1:111122223333:mail"
  protocol             = "email"
  endpoint             = format("%s@example.org", "${var.mailbox}-alerts")
  raw_message_delivery = false
}
