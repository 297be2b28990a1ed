"""Keep results between runs, and check whether they are still valid."""
