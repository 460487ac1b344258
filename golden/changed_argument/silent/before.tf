terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

# region is where the request goes, unless the module is being upgraded
resource "aws_servicequotas_template" "lambda" {
  region       = "us-east-1"
  aws_region   = "us-east-1"
  quota_code   = "L-2ACBD22F"
  service_code = "lambda"
  value        = "80"
}

resource "aws_lb_target_group" "web" {
  name               = "web"
  protocol           = "HTTP"
  preserve_client_ip = true

  stickiness {
    type = "lb_cookie"
  }
}
