"""The linter over everything that exists: Python's own library and tests, and popular packages."""
