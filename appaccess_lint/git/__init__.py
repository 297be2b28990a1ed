"""git: what changed since a revision, without running anything that a repository names."""
