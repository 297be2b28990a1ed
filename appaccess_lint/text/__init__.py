"""Texts with holes: templates and what is done with them."""
