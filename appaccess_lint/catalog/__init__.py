"""The documented operations, and which of them a URL names."""
