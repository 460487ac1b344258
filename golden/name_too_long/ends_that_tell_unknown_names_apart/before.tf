locals {
  reader = "${var.organisation}-${var.application}-${var.customer_id}-${var.client}-reader"
}

resource "aws_iam_role" "writer" {
  name               = format("%s-%s-%s-%s-writer", var.organisation, var.application, var.customer_id, var.client)
  assume_role_policy = var.policy
}

resource "aws_iam_role" "reader" {
  name               = local.reader
  assume_role_policy = var.policy
}

resource "aws_iam_role" "auditor" {
  name               = join("-", [var.organisation, var.application, var.customer_id, var.client, "auditor"])
  assume_role_policy = var.policy
}
