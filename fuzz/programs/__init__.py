"""Random programs that ask for URLs: written, run for real, and compared with what the analyzer expects."""
