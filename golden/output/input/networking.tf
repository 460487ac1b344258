# 🚀 Ränder: one character, two units of UTF-16, four bytes
resource "aws_security_group" "web" { /* 🚀é */ name = "sg-web" }
