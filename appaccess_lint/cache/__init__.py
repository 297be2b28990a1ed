"""Results kept from one run to the next, and when they still hold."""
