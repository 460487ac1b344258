variable "groups" {
  type = list(list(string))
}

resource "aws_quicksight_data_set" "sales" {
  data_set_id = "sales"
  name        = "sales"
  import_mode = "SPICE"

  physical_table_map {
    physical_table_map_id = "sales"

    relational_table {
      data_source_arn = "arn:aws:quicksight:us-east-1:123456789012:datasource/sales"
      name            = "sales"

      input_columns {
        name = "country"
        type = "STRING"
      }
    }
  }

  column_groups {
    dynamic "geo_spatial_column_group" {
      for_each = { home = "country", work = "office_country" }
      content {
        columns      = [geo_spatial_column_group.value]
        country_code = "US"
        name         = geo_spatial_column_group.key
      }
    }
  }

  dynamic "column_groups" {
    for_each = var.groups
    content {
      dynamic "geo_spatial_column_group" {
        for_each = column_groups.value
        content {
          columns      = [geo_spatial_column_group.value]
          country_code = "US"
          name         = geo_spatial_column_group.value
        }
      }
    }
  }
}
