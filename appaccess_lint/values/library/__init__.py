"""What Python's own functions and methods do."""
