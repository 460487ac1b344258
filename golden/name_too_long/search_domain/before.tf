resource "aws_opensearch_domain" "x" {
  domain_name = "${var.project}-${var.customer_id}"
}
