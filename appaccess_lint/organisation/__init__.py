"""Thousands of repositories: each analysed by itself, on one machine or many, and merged."""
