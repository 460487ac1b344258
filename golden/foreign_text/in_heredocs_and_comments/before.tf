/*
Here is the configuration you have asked for:

```hcl
*/
output "readme" {
  value = <<-EOT
    Here is the text of a page with a part in it:

    ```bash
    terraform apply
    ```
  EOT
}
