"""Recognise what isn't sent to Confluence: text that no request uses, and requests to the program itself."""
