"""Define the options, the sources of their values, and their precedence."""
