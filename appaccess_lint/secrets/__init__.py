"""Find secrets in source, URLs and requests, and mask them before anything is printed or stored."""
