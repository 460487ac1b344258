variable "services" {
  type = set(string)
}

variable "environment_suffix" {
  type = string
}

variable "resource_id" {
  type = string
}

provider "aws" {
  region = "eu-west-1"
}
