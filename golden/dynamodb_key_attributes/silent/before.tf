resource "aws_dynamodb_table" "people" {
  name      = "people"
  hash_key  = "id"
  range_key = "born"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "born"
    type = "N"
  }

  attribute {
    name = "town"
    type = "S"
  }

  global_secondary_index {
    name            = "by-town"
    hash_key        = "town"
    range_key       = "born"
    projection_type = "ALL"
  }
}

resource "aws_dynamodb_table" "passed_in" {
  name     = "passed-in"
  hash_key = var.key

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "some_indexes" {
  name     = "some"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "town"
    type = "S"
  }

  dynamic "global_secondary_index" {
    for_each = var.indexes

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value
      projection_type = "ALL"
    }
  }
}

resource "aws_dynamodb_table" "some_attributes" {
  name     = "some"
  hash_key = "id"

  dynamic "attribute" {
    for_each = var.attributes

    content {
      name = attribute.key
      type = attribute.value
    }
  }
}
