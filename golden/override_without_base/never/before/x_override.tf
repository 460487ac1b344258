moved {
  from = aws_vpc.a
  to   = aws_vpc.b
}
import {
  to = aws_vpc.b
  id = "x"
}
removed {
  from = aws_vpc.c
  lifecycle {
    destroy = false
  }
}
check "c" {
  assert {
    condition     = true
    error_message = "Wrong."
  }
}
