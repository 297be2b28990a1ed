"""Read a module's names: what they mean by its imports and assignments, and what their words say."""
