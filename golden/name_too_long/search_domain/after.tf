resource "aws_opensearch_domain" "x" {
  domain_name = substr("${var.project}-${var.environment}", 0, 28)
}
