"""What a rule is: its subject, its check, and what it finds."""
