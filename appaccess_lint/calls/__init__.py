"""Find the calls that reach Confluence, with their methods and URLs."""
