"""Expressions, statements and calls."""
