variable "zones" {
  type = list(string)
}

locals {
  common_tags   = { Project = "shop" } # of all
  environment   = "dev"
  subnet_ids    = ["subnet-1", "subnet-2"]
  us_cidr       = "10.0.0.0/16"
  app_name      = "shop"
  bucket_prefix = "shop-data"
}

resource "aws_sns_topic" "same_words" {
  name = "alerts"
  tags = local.common_tag
}

resource "aws_sns_topic" "one_wrong_letter" {
  name = "alerts-${local.enviroment}"
}

# one is no list
resource "aws_instance" "plural" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  subnet_id     = local.subnet_id
}

# another word, however near it is
resource "aws_vpc" "other_word" {
  cidr_block = local.eu_cidr
}

# perhaps another word
resource "aws_sns_topic" "short_word" {
  name = local.api_name
}

# in a longer name two letters may be wrong
resource "aws_s3_bucket" "two_wrong_letters" {
  bucket = local.bukket_prefx
}

output "project" {
  value = var.zones
}
