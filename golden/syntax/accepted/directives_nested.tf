a = <<-E
  %{ for x in y ~}
  %{ if x }
  ${x}
  %{ else ~}
  %{ if z }w%{ endif }
  %{ endif }
  %{~ endfor }
  E
