"""Child processes that are connected to their parent only by pipes, and end with it."""
