locals {
  name = "shop"
}

resource "aws_cloudfront_function" "log" {
  name    = "log"
  runtime = "cloudfront-js-2.0"
  code    = <<-EOT
    function handler(event) {
      var req = event.request;
      console.log(`uri: $${req.uri} of $${event.version} in ${local.name}`);
      return [1].map(x => `$${x.y}`);
    }
  EOT
}

output "name" {
  value = <<-EOT
    nobody has ${other.thing}
  EOT
}
