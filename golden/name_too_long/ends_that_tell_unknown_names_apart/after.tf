locals {
  reader = "${var.organisation}-${var.application}-${var.customer_id}-${var.client}-reader"
}

resource "aws_iam_role" "writer" {
  name               = length(format("%s-%s-%s-%s-writer", var.organisation, var.application, var.customer_id, var.client)) > 64 ? "${trim(substr(format("%s-%s-%s-%s-writer", var.organisation, var.application, var.customer_id, var.client), 0, 57), "-")}-${substr(md5(format("%s-%s-%s-%s-writer", var.organisation, var.application, var.customer_id, var.client)), 0, 6)}" : format("%s-%s-%s-%s-writer", var.organisation, var.application, var.customer_id, var.client)
  assume_role_policy = var.policy
}

resource "aws_iam_role" "reader" {
  name               = length(local.reader) > 64 ? "${trim(substr(local.reader, 0, 57), "-")}-${substr(md5(local.reader), 0, 6)}" : local.reader
  assume_role_policy = var.policy
}

resource "aws_iam_role" "auditor" {
  name               = length(join("-", [var.organisation, var.application, var.customer_id, var.client, "auditor"])) > 64 ? "${trim(substr(join("-", [var.organisation, var.application, var.customer_id, var.client, "auditor"]), 0, 57), "-")}-${substr(md5(join("-", [var.organisation, var.application, var.customer_id, var.client, "auditor"])), 0, 6)}" : join("-", [var.organisation, var.application, var.customer_id, var.client, "auditor"])
  assume_role_policy = var.policy
}
