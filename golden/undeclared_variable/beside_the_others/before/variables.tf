variable "account" {
  type = string
}

# who pays
variable "team" {
  type = string
} # a name
