"""Determine which content a call is about."""
