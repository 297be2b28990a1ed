"""The report: the effect of app access rules and deprecations on an app, for decision makers."""
