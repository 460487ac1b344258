a = <<EOT
  x
    EOT
