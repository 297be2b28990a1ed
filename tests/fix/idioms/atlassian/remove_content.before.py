# fix: --unsafe-fixes --content-type page_id=page
"""Content of any type removed, which the user says is a page."""

from atlassian import Confluence


def main(site):
    page_id = 103
    Confluence(f"{site}/wiki", cloud=True).remove_content(page_id)
