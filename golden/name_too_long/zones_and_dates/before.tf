data "aws_availability_zones" "here" {
  state = "available"
}

data "aws_region" "here" {}

# 16 and 16 characters at most
resource "aws_lb_target_group" "fits" {
  name = "signalling-work-${data.aws_availability_zones.here.names[0]}"
}

resource "aws_lb_target_group" "does_not_fit" {
  name = "signalling-works-${data.aws_availability_zones.here.names[1]}"
}

# 10 and 22
resource "aws_lb_target_group" "dated" {
  name = "signalling-on-the-way-${formatdate("YYYY-MM-DD", timestamp())}"
}

resource "aws_lb_target_group" "named" {
  name = "signalling-on-the-way-${formatdate("DD-MMMM-YY", timestamp())}"
}

# 15 and 17
resource "aws_lb_target_group" "region" {
  name = "signalling-works-${data.aws_region.here.name}"
}
