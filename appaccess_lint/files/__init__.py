"""Files and folders of the analyzed project: which ones count, and how they are read."""
