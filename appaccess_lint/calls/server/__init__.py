"""Recognise code for Server and Data Center."""
