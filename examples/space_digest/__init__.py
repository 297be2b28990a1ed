"""Writes a weekly digest of a Confluence space: what changed, who changed it, what people liked."""
