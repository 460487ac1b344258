locals { prefix = "shop" }

locals {
  late = <<-EOT
    local.none $${local.none}
  EOT
}
