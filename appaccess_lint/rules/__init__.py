"""What there is to say about a call site."""
