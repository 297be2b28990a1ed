"""The report: what app access rules and the end of v1 do to an app, for people who decide."""
