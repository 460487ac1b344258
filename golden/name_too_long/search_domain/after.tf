resource "aws_opensearch_domain" "x" {
  domain_name = substr("${var.project}-${var.customer_id}", 0, 28)
}
