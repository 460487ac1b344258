a = <<A
${<<A
inner
A
}
A
