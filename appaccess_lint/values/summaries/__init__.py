"""Summarise functions: what they do with their parameters, computed once for all calls."""
