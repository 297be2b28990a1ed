"""Parse source with ``ast`` to definitions and statements with exact positions."""
