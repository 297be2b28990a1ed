"""How code uses the answers to calls: read from whole functions and callers, where asked for."""
