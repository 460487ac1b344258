a = <<EOT
  text "quoted" \n {
}
EOT
