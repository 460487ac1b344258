variable "team" {
  type = string
}

terraform {
  provider_meta "aws" {
    user_agent = ["team/${var.team}"]
  }
}
