"""Files and folders of the analysed project: which ones count, and how they are read."""
