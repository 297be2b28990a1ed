"""Source text to definitions and statements, by ``ast``, with exact positions."""
