# fix: --content-type page_id=page
"""A body and the number of the version, by a literal of parameters."""

import requests


def body(site, page_id):
    response = requests.get(
        f"{site}/wiki/api/v2/pages/{page_id}",
        params={"body-format": "storage", "status": "current"},  # both at once
        timeout=9,
    )
    response.raise_for_status()
    page = response.json()
    return page["version"]["number"], page["body"]["storage"]["value"]


def main(site):
    return body(site, 103)
