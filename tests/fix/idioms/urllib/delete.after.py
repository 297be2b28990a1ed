# fix: --content-type page_id=page
"""A deletion by a request as an object."""

import urllib.request


def delete(site, page_id):
    request = urllib.request.Request(f"{site}/wiki/api/v2/pages/{page_id}", method="DELETE")
    with urllib.request.urlopen(request) as response:
        return response.status


def main(site):
    return delete(site, 103)
