# fix: --content-type page_id=page --unsafe-fixes
"""Two functions of the program stand between the call and the request, and tell it to a log."""

import logging

import requests

log = logging.getLogger(__name__)


def send(site, method, path):
    url = f"{site}/wiki{path}"
    log.debug("%s %s", method, url)
    for _ in range(2):
        response = requests.request(method, url, timeout=9)
        if response.status_code < 500:
            break
    response.raise_for_status()
    return response


def get(site, path):
    return send(site, "GET", path).json()


def main(site):
    page_id = 100
    return get(site, f"/api/v2/pages/{page_id}?status=current")["title"]
