a = <<EOT b
