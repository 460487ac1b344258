# resource "aws_lb" "old" {
#   name = var.old_name
# }
