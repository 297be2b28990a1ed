# fix: --content-type page_id=page
"""v1 returns current content only; a page in the archive is as good as none."""

import requests


def exists(site, page_id):
    response = requests.get(f"{site}/wiki/api/v2/pages/{page_id}?status=current", timeout=9)
    return response.ok


def main(site):
    return [exists(site, page_id) for page_id in (100, 102, 999)]
