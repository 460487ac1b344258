# Queue

Here is the configuration you have asked for. It has a queue and
a topic, and both are encrypted:

**main.tf**

```hcl
resource "aws_sqs_queue" "orders" {
  name                    = "orders"
  sqs_managed_sse_enabled = true
}
```

I'll add the topic, too; it isn't read by anyone yet.

```terraform
resource "aws_sns_topic" "orders" {
  name = "orders"
}
```

---

1. Run the commands below in the folder of the configuration:

```bash
terraform init
terraform apply -var "name={a}"
```
