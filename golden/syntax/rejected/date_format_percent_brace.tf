a = "date +%{Y}"
