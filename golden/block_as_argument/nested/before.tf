resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = var.bucket

  rule = [{
    apply_server_side_encryption_by_default = {
      sse_algorithm = "aws:kms"
    }
    bucket_key_enabled = true
  }]
}

resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec = {
    listener = [{ port_mapping = { port = 80, protocol = "http" } }]

    service_discovery = { dns = { hostname = "web.local" } }
  }
}
