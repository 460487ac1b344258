terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_verifiedpermissions_schema" "shop" {
  policy_store_id = "store"

  definition {
    value = "{}"
  }
}

resource "aws_opensearchserverless_security_config" "many" {
  count = 2
  name  = "many"
  type  = "saml"

  saml_options {
    metadata = "<xml/>"
  }
}

data "aws_quicksight_data_set" "sales" {
  data_set_id = "sales"
}

output "read" {
  value = {
    rules   = aws_verifiedpermissions_schema.shop.definition[0].value # JSON
    timeout = aws_opensearchserverless_security_config.many[0].saml_options[0].session_timeout
    tags    = "${data.aws_quicksight_data_set.sales.tags["team"]}"
  }
}
