"""Read and write classes, instances, attributes and items."""
