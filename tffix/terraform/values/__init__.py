"""What expressions stand for, as far as it is known."""
