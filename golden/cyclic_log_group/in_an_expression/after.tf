variable "blue" {
  type    = bool
  default = true
}

resource "aws_cloudwatch_log_group" "joined" {
  name = join("/", ["/aws/eks", (var.blue ? "blue" : "green"), "cluster"])
}

resource "aws_cloudwatch_log_group" "alone" {
  name = var.blue ? "blue" : "green"
}

resource "aws_cloudwatch_log_group" "compared" {
  name = (var.blue ? "blue" : "green") == "blue" ? "a" : "b"
}

resource "aws_eks_cluster" "main" {
  name     = var.blue ? "blue" : "green"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d", "subnet-4e5f6a7b"]
  }

  depends_on = [
    aws_cloudwatch_log_group.joined,
    aws_cloudwatch_log_group.alone,
    aws_cloudwatch_log_group.compared,
  ]
}
