"""Find how code uses the answers to calls; only on demand, from whole functions and callers."""
