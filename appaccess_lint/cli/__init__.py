"""The `appaccess-lint` command."""
