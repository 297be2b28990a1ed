"""Evaluate expressions, statements and calls."""
