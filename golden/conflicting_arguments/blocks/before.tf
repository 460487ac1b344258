resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-logs"

  event_selector {
    read_write_type = "All"
  }

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }
}

resource "aws_launch_template" "worker" {
  name          = "worker"
  instance_type = "m6i.large"

  network_interfaces {
    device_index       = 0
    ipv4_address_count = 2
    ipv4_addresses     = ["10.0.0.7"]
  }

  instance_market_options {
    market_type = "spot"
  }

  placement {
    group_name = "workers"
  }
}

resource "aws_s3_bucket" "site" {
  bucket = "site"

  website {
    error_document           = "error.html"
    redirect_all_requests_to = "https://example.org"
  }
}
