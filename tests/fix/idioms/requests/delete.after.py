# fix: --content-type page_id=page
"""A deletion, and the status that tells of it."""

import requests


def delete(site, page_id):
    return requests.delete(f"{site}/wiki/api/v2/pages/{page_id}", timeout=9).status_code


def main(site):
    return delete(site, 103), delete(site, 103)
