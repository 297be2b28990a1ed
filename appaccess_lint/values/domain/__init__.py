"""The kinds of values, and what stays of one run of a function."""
