resource "aws_autoscaling_group" "main" {
  launch_configuration = "example"

  min_size = 1
  max_size = 2
  tag {
    key                 = "Team"
    value               = "web"
    propagate_at_launch = true
  }
  desired_capacity = 1
}
