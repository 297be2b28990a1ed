"""From a file to the modules that it imports, found from its place in the tree."""
