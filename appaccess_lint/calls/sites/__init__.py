"""Build call sites, each at the call or literal at which it is reported."""
