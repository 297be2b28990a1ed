"""The page's id is cut out of a link that a user gave."""
import re

import requests


def read(link: str, auth: tuple[str, str]):
    site, _, rest = link.partition("/wiki/")
    page_id = rest.split("/pages/")[1].split("/")[0]
    return requests.get(f"{site}/wiki/api/v2/pages/{page_id}?body-format=storage", auth=auth, timeout=9)  #: GET /wiki/api/v2/pages/{}


def children(link: str, auth: tuple[str, str]):
    found = re.search(r"(https://[^/]+)/wiki/spaces/\w+/pages/(\d+)", link)
    base, page_id = found.group(1), found.group(2)
    return requests.get(f"{base}/wiki/api/v2/pages/{page_id}/direct-children", auth=auth, timeout=9)  #: GET /wiki/api/v2/pages/{}/direct-children
