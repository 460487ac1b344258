variable "stage" {
  type = string

  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "The stage is dev or prod."
  }
}

variable "size" {
  type     = number
  nullable = false

  validation {
    condition     = var.size > 2 && var.size < 10
    error_message = "${var.size} is not between 2 and 10."
  }
}

variable "zones" {
  type    = list(string)
  default = []

  validation {
    condition     = alltrue([for zone in var.zones : can(regex("^eu-", zone))])
    error_message = "All zones are in Europe."
  }
}

variable "owner" {
  type     = string
  default  = "web"
  nullable = false
}
