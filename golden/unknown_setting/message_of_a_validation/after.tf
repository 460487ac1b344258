variable "region" {
  type = string

  validation {
    condition     = contains(["us-east-1"], var.region)
    error_message = "Only the first region is used."
  }
}

variable "zone" {
  type = string

  validation {
    test    = length(var.zone) > 0
    message = "A zone is needed."
  }
}
