a = <<E
{{ .Values }} {% if %} $x #{y} `z` \u12
E
