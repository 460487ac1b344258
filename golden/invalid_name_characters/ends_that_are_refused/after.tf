variable "app" {
  type = string
}

variable "names" {
  default = ["-in", "out"]
}

resource "aws_lb" "begun" {
  name    = "${var.app}-public"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "ended" {
  name    = "${var.app}-private" # one for each team
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "both" {
  name    = "internal-${var.app}-edge"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb_target_group" "separators_alone" {
  name = var.app
}

resource "aws_lb_target_group" "lowered" {
  name = trim(lower("${var.app}-Web-"), "-")
}

resource "aws_lb_target_group" "known" {
  for_each = toset(var.names)

  name = trim(join("-", ["", "tg", var.app]), "-")
}

resource "aws_db_instance" "digit" {
  identifier     = "1${var.app}"
  instance_class = "db.t3.micro"
}

resource "aws_db_instance" "doubled" {
  identifier     = "main--orders"
  instance_class = "db.t3.micro"
}

resource "aws_db_subnet_group" "older" {
  name       = "${var.app}-"
  subnet_ids = []
}

resource "aws_s3_bucket" "maybe_older" {
  bucket = "${var.app}-logs-"
}
