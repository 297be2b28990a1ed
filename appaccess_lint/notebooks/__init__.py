"""Read Jupyter notebooks: their cells as Python source, and the positions of cells in the file."""
