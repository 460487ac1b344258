terraform {
  cloud {
    organization = "shop"
  }
}
