a = "%{ /* x */ if # y
 b }c%{
endif }"
