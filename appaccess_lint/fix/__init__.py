"""Rewrites calls of deprecated v1 operations to v2, where the code proves that nothing else changes."""
