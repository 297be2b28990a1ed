"""Models of functions and methods of Python's standard library."""
