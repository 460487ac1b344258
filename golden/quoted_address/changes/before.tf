moved {
  from = "aws_instance.web" # its name before
  to   = aws_instance.front
}

moved {
  from = "module.web"
  to   = "module.front[\"blue\"]"
}

removed {
  from = "${aws_instance.old}"

  lifecycle {
    destroy = false
  }
}

resource "aws_instance" "front" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  lifecycle {
    replace_triggered_by = ["aws_ami_copy.base", aws_ami_copy.other.id, "aws_ami_copy.base.arn"]
  }
}

resource "aws_ami_copy" "base" {
  name              = "base"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
}

resource "aws_ami_copy" "other" {
  name              = "other"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
}
