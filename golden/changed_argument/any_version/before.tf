# 5.x takes these still, and nothing says which version is meant
resource "aws_eks_addon" "dns" {
  cluster_name      = "main"
  addon_name        = "coredns"
  resolve_conflicts = "OVERWRITE"
}

resource "aws_servicequotas_template" "lambda" {
  region       = "us-east-1"
  quota_code   = "L-2ACBD22F"
  service_code = "lambda"
  value        = "80"
}
