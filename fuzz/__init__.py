"""Inputs that nobody wrote: how they are made, and what must hold for each of them."""
