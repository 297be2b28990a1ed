"""Source text to definitions and statements, by libcst, with exact positions."""
