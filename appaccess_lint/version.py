"""The version of the package, for whatever prints it."""

__version__ = "0.1.0.dev0"
