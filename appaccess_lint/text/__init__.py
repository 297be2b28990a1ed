"""Strings with holes: templates, and operations on them."""
