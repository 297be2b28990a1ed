"""Define the kinds of abstract values, and the result of running a function."""
