a = "naïve 😀     ﻿"
b = <<E
😀
E
