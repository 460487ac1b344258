# passes one of the two
module "mail" {
  source = "../"

  name    = "mail"
  kms_key = "alias/mail"
}
