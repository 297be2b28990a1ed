"""Rewrite deprecated v1 calls to v2, if the code proves that nothing else changes."""
