"""How much the linter costs, as ratios against what runs beside it; see README.md."""
