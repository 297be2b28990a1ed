"""Collect the facts about an operation or a rule, for `appaccess-lint explain`."""
