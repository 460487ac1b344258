variable "logs" {
  type = bool
}

variable "disks" {
  type = list(string)
}

variable "device" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"

  dynamic "access_logs" {
    for_each = var.logs ? [1] : [] # one or none

    content {
      bucket = "logs"
    }
  }
}

resource "aws_instance" "web" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"

  dynamic "root_block_device" {
    for_each = var.logs ? [1] : []

    content {
      volume_size = 10
    }
  }

  dynamic "metadata_options" {
    for_each = var.device != "" ? [1] : []

    content {
      http_tokens = "required"
    }
  }

  dynamic "ebs_block_device" {
    for_each = length(var.disks)

    content {
      device_name = var.disks[ebs_block_device.key]
    }
  }

  dynamic "ephemeral_block_device" {
    for_each = var.device

    content {
      device_name = var.device
    }
  }

  dynamic "credit_specification" {
    for_each = null

    content {
      cpu_credits = "standard"
    }
  }
}

# nothing is wrong with these
resource "aws_lb" "other" {
  name = "other"

  dynamic "access_logs" {
    for_each = var.logs ? [1] : []

    content {
      bucket = "logs"
    }
  }

  dynamic "subnet_mapping" {
    for_each = var.disks

    content {
      subnet_id = subnet_mapping.value
    }
  }

  dynamic "connection_logs" {
    for_each = aws_lb.web.name[*]

    content {
      bucket = "logs"
    }
  }
}
