bucket         = "acme-state"
key            = "app/terraform.tfstate"
region         = "eu-west-1"
dynamodb_table = "acme-locks"
