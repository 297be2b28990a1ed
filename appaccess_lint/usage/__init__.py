"""What becomes of the answers to calls: read from whole functions and callers, where asked for."""
