variable "region" {
  type = string
}

variable "stage" {
  type = string
}

provider "aws" {
  region = var.region
}
