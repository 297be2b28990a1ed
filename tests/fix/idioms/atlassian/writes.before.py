# fix: --unsafe-fixes
"""A property made, and a page removed."""

from atlassian import Confluence


def main(site):
    confluence = Confluence(f"{site}/wiki", cloud=True)
    made = confluence.set_page_property(100, {"key": "seen", "value": "yes"})
    confluence.remove_page(103)
    return made["value"]
