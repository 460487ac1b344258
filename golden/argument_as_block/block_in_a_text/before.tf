resource "aws_ssm_parameter" "main" {
  name  = "main"
  type  = "String"
  value = <<-EOT
    tags {
      Name = "main"
    }
  EOT
}
