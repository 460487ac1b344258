locals {
  flags   = [true, false, null]
  flag    = true
  nothing = null
  keys    = { name = 1, other = [for name in ["a"] : name] }
  names   = { for key, value in { a = 1 } : key => value }
  text    = "${join("", [for name in ["a"] : "${name}"])}"
}

resource "aws_instance" "worker" {
  provider      = aws
  ami           = "ami-0abc"
  instance_type = "t3.micro"

  provisioner "local-exec" {
    when       = destroy
    on_failure = continue
    command    = "echo"
  }

  lifecycle {
    ignore_changes = all

    postcondition {
      condition     = self != null
      error_message = "no"
    }
  }

  dynamic "ebs_block_device" {
    for_each = ["a"]
    iterator = one
    content {
      device_name = one.value
    }
  }
}

variable "size" {
  type = string
}

# None of these, nil and True
resource "aws_sqs_queue" "said" {
  name = "None"

  tags = {
    None = "is nil, or True"
    True = <<-EOT
      if x is None: return True
    EOT
    Each = join(",", [for nil in ["a"] : nil])
  }
}
