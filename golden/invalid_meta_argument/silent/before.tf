variable "name" {
  type = string
}

module "network" {
  source = "terraform-aws-modules/vpc/aws"
}

resource "aws_sqs_queue" "dead" {
  for_each = { a = 1 }
  name     = each.key
}

resource "aws_sqs_queue" "orders" {
  for_each   = { a = 1 }
  name       = var.name
  depends_on = [aws_sqs_queue.dead, aws_sqs_queue.dead["a"], module.network.vpc_id, module.network]

  lifecycle {
    prevent_destroy       = "true"
    create_before_destroy = false
    ignore_changes        = ["name", tags["owner"], id]
    replace_triggered_by  = [aws_sqs_queue.dead[each.key].arn]
  }

  provisioner "local-exec" {
    when       = "destroy"
    on_failure = continue
    command    = "echo ${self.name} ${each.key} ${path.module}"
  }
}

resource "example_thing" "one" {
  lifecycle {
    ignore_changes = [whatever]
  }
}

resource "aws_sqs_queue" "all" {
  lifecycle {
    ignore_changes = all
  }
}

resource "aws_security_group" "web" {
  dynamic "ingress" {
    for_each = [80]
    iterator = port
    labels   = []
    content {
      from_port = port.value
      to_port   = port.value
      protocol  = "tcp"
    }
  }
}
