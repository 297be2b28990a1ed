"""Find what attributes and keys contain: clients of Confluence, and other values."""
