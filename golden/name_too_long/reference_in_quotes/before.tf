variable "name" {
  default = "a-name-that-is-far-too-long-for-a-target-group"
}

# a null would leave the name to the provider, and substr() does not take it
resource "aws_lb_target_group" "quoted" {
  name = "${var.name}"
}

resource "aws_lb_target_group" "bare" {
  name = var.name
}
