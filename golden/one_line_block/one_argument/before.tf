variable "name" { type = string }

variable "empty" {}

locals { sizes = { small = 1, large = 2 } }

output "script" {
  value = <<-EOT
    server { listen = 80, name = "shop" }
  EOT
}
