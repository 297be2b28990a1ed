"""Labelled Confluence calls in published packages, written before the linter ran on them; see README.md."""
