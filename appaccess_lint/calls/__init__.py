"""Which calls reach Confluence, with which method and URL."""
