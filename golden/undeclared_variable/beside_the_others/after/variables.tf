variable "account" {
  type = string
}

# who pays
variable "team" {
  type = string
} # a name

variable "region" {
  type = string
}

variable "size" {
  type = string
}

variable "subnet" {
  type = string
}

variable "groups" {
  type = list(string)
}

variable "disk" {
  type = number
}

variable "encrypted" {
  type = bool
}

variable "mailbox" {
  type = string
}
