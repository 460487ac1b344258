resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

data "aws_region" "here" {
}

output "all" {
  value = [
    aws_vpc.main[0].id,
    "${aws_vpc.main.0.arn}!",
    data.aws_region.here[0].name,
    aws_vpc.main[1].id,
    aws_vpc.main["a"].id,
    aws_vpc.main[0],
  ]
}
