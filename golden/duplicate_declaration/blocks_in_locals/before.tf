locals {
  twice {
    size = 1
  }

  twice {
    size = 2
  }
}

locals {
  both = 1

  both {
    size = 1
  }
}
