variable "plain" {}

variable "hidden" {
  ephemeral = true
}
