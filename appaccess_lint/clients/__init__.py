"""Models of HTTP and Confluence client libraries."""
