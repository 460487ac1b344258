variable "env" {
  type = string
}

variable "group" {
  type = string
}

variable "groups" {
  type = list(string)
}

resource "aws_sns_topic" "alerts" {
  name = "alerts-" + var.env
}

output "more" {
  value = "a-" + var.env + "-z"
}

output "arms" {
  value = [
    var.env != "" ? var.group : [],
    var.env != "" ? [var.group] : "",
    var.env != "" ? var.groups : "",
  ]
}
