"""Find the modules that a file imports, and read the configuration and requirements of its project."""
