output "region" {
  description = "Here."
}
