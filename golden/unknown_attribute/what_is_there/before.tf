resource "aws_lb" "web" {
  name    = "web"
  subnets = ["subnet-0a", "subnet-0b"]
}

resource "aws_instance" "many" {
  count         = 2
  ami           = "ami-0abc"
  instance_type = "t3.micro"
}

resource "example_thing" "one" {
}

data "aws_availability_zones" "all" {
}

# aws_lb.web.nothing
output "all" {
  value = [
    "aws_lb.web.nothing and $${aws_lb.web.nothing}",
    aws_lb.web,
    aws_lb.web[*].arn,
    aws_lb.web.id,
    aws_lb.web.access_logs[0].bucket,
    aws_lb.web.access_logs[*].bucket,
    aws_lb.web.access_logs.0.bucket,
    aws_lb.web.tags.Name,
    aws_lb.web.tags["Name"],
    aws_lb.web.subnets,
    one(aws_lb.web.security_groups),
    aws_instance.many[count.index].id,
    data.aws_availability_zones.all.names[0],
    example_thing.one.anything,
  ]
}

# the index is of the list that .* makes
resource "aws_ecs_cluster" "several" {
  count = 2
  name  = "several-${count.index}"
}

output "first_cluster" {
  value = aws_ecs_cluster.several.*.name[0]
}

# validate does not look there
resource "aws_ecs_cluster" "triggered" {
  name = "triggered"

  lifecycle {
    replace_triggered_by = [aws_ecs_cluster.several[0].nothing]
  }
}

# these have values only in a plan, and what is refused there is tried
output "tried" {
  value = [
    try(aws_instance.many[local.first].nothing, null),
    try(aws_instance.many[*].nothing, []),
    [for key in [0] : can(aws_instance.many[key].nothing)],
  ]
}

locals {
  first = 0
}
