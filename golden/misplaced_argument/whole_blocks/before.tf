terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  global_secondary_index {
    name     = "by-customer"
    hash_key = "customer"

    projection {
      projection_type    = "INCLUDE"
      non_key_attributes = ["total"] # for the list
    }
  }
}

resource "aws_glue_catalog_table" "events" {
  database_name = "lake"

  table_input {
    name       = "events"
    table_type = "EXTERNAL_TABLE"
  }
}

resource "aws_glue_crawler" "lake" {
  name          = "lake"
  database_name = "lake"
  role          = "glue"

  targets {
    s3_targets {
      path = "s3://lake/raw/"
    }
  }
}

# whether the type's own key is meant is not sure
resource "aws_sqs_queue" "orders" {
  name = "orders"

  sealing {
    kms_master_key_id = "alias/orders"
  }
}

# this has a name already, and one that it has not
resource "aws_glue_catalog_table" "named" {
  database_name = "lake"
  name          = "events"

  table_input {
    name = "other"
  }
}

# what is in it has no place there
resource "aws_sqs_queue" "late" {
  name = "late"

  sending {
    delay_seconds = 5
    attempts      = 2
  }
}
