resource "aws_lb" "web" {
  name    = "web"
  subnets = ["subnet-0a", "subnet-0b"]
}

resource "aws_instance" "many" {
  count         = 2
  ami           = "ami-0abc"
  instance_type = "t3.micro"
}

data "aws_caller_identity" "me" {
}

output "all" {
  value = [
    aws_lb.web.dns_name,
    aws_lb.web.access_logs[0].bucket,
    aws_lb.web.access_logs[0].bucket,
    tolist(aws_lb.web.security_groups)[0],
    aws_lb.web.name.first,
    aws_lb.web.id.name,
    aws_instance.many[0].public_ip,
    aws_instance.many[*].arn,
    aws_instance.many.*.private_ip,
    try(data.aws_caller_identity.me.account, ""),
    "${data.aws_caller_identity.me.region_name}",
  ]
}

# validate needs no value for these: try does not help
output "tried" {
  value = [
    try(aws_lb.tried.nothing, null),
    try(aws_lb.tried_twice[0].nothing, null),
    try(aws_lb.tried_by_key["a"].nothing, null),
  ]
}

resource "aws_lb" "tried" {
  name = "tried"
}

resource "aws_lb" "tried_twice" {
  count = 2
  name  = "tried-${count.index}"
}

resource "aws_lb" "tried_by_key" {
  for_each = toset(["a"])
  name     = "tried-${each.key}"
}
