a = <<E
$
E
