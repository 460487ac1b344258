locals {
  text    = "orders"
  texts   = ["orders", "returns"]
  objects = [{ id = "orders" }]
  object  = { id = "orders" }
}

output "ids" {
  value = {
    text    = local.text[*].id
    legacy  = local.text.*.id
    texts   = local.texts[*].id
    objects = local.objects[*].id
    object  = local.object[*].id
    whole   = local.text[*]
  }
}
