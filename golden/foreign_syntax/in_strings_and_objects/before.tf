locals {
  tags  = { team : "shop", "cost:centre" = "12" }
  names = ["it's", "a: 'b',", ]
  script = <<-EOT
    name: 'orders',
    aws:username = 1;
  EOT
}
