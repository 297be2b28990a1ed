"""Compute what expressions can be: the abstract values, and the interpreter."""
