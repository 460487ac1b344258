variable "config" {
  type = object({ aliases = list(string), number = number })
}

resource "aws_lb" "known" {
  count   = var.config.number
  name    = "payments-and-settlement-platform-${count.index}"
  subnets = ["subnet-1", "subnet-2"]
}
