"""Analyze thousands of repositories separately, on one machine or many, and merge the results."""
