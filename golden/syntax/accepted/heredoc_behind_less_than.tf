a = x <<<E
1
E
