locals {
  name = "orders"

  tags = { # of all
    Team = "web"
  }

  stages "dev" {
    size = 1
  }

  nested {
    inner {
      size = 1
    }
  }
}

locals {
  twice {
    size = 1
  }

  twice {
    size = 2
  }
}
