"""Classes, instances, attributes and items: what is read from values and written to them."""
