"""Find changes since a git revision, without running programs that a repository names."""
