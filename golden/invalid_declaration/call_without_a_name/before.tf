# others that look at calls leave it alone
module {
  source   = "./web"
  password = ephemeral.random_password.web.result

  providers = {
    aws = aws
  }
}

ephemeral "random_password" "web" {
  length = 8
}
