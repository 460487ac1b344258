resource "aws_msk_configuration" "events" {
  name           = "events"
  kafka_versions = ["3.5.1"]

  # what the brokers do
  server_properties = join("\n", [for key, value in {
    "auto.create.topics.enable"  = false # never
    "default.replication.factor" = "3"
  } : "${key}=${value}"])
}

resource "aws_ssm_parameter" "zones" {
  name  = "zones"
  type  = "StringList"
  value = join(",", ["a", "b"])
}

resource "aws_ssm_parameter" "zone" {
  name  = "zone"
  type  = "StringList"
  value = "a"
}

# What is no text cannot be written in a line.
resource "aws_msk_configuration" "nested" {
  name           = "nested"
  kafka_versions = ["3.5.1"]

  server_properties = {
    "listeners" = ["PLAINTEXT", "SSL"]
  }
}
