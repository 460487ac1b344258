a = "%{ for b in c }%{ endif }"
