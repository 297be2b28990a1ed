"""Processes of our own: nothing but pipes to the process that starts them, and gone with it."""
