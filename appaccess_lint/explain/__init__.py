"""What there is to know of one operation or one rule, for `appaccess-lint explain`."""
