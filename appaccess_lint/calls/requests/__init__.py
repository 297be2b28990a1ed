"""Read requests from calls: by the models of libraries, from command lines, or from names alone."""
