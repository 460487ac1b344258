a = "%{ if b }c%{ else }d%{ endif }"
e = "%{~ for k, v in f ~}${k}%{~ endfor ~}"
g = "%{if h}%{else}%{endif}%{for i in j}%{endfor}"
