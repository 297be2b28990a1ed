"""Decide whether a request reaches Confluence, and which endpoint it names."""
