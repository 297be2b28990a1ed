"""What a user can set: the declared options, where their values come from, and which of them counts."""
