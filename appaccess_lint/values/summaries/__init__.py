"""Functions: what they do with their parameters, known once for all of their calls."""
