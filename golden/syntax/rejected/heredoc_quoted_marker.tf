a = <<"EOT"
b
EOT
