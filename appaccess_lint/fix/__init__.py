"""Rewrite calls of deprecated v1 operations to v2, if the code proves that nothing else changes."""
