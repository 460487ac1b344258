resource "aws_lb_target_group" "blue" {
  name = <<-EOT
    target-group-blue-${var.environment_suffix}-${var.resource_id}-100%, really
  EOT
}
