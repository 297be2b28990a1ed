"""Secrets in source, URLs and requests: found, and masked before anything is printed or kept."""
