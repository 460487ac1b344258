resource "aws_autoscaling_group" "main" {
  max_size             = 2
  min_size             = 1
  launch_configuration = "web"
  tags = [
    {
      key                 = "Name" # of each instance
      value               = "web"
      propagate_at_launch = true
    },
    {
      key                 = "Team"
      value               = "shop"
      propagate_at_launch = false
    },
  ]
}

# it is not said whether instances get them
resource "aws_autoscaling_group" "map" {
  max_size             = 2
  min_size             = 1
  launch_configuration = "web"
  tags                 = { Name = "web" }
}
