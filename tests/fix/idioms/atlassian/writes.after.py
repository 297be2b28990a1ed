# fix: --unsafe-fixes
"""A property made, and a page removed."""

from atlassian import Confluence


def main(site):
    confluence = Confluence(f"{site}/wiki", cloud=True)
    made = confluence.post("api/v2/pages/100/properties", data={"key": "seen", "value": "yes"})
    confluence.delete("api/v2/pages/103")
    return made["value"]
