data "aws_vpc" "main" {
  tags {
    Name = "main"
  }
}
