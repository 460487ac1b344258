"""A module: its files, what is declared and called in it, its instances."""
